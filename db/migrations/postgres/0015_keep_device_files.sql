CREATE TABLE "device_file" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"device_id" text NOT NULL,
	"file_sha256" text NOT NULL,
	"file_name" text NOT NULL,
	"media_type" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "device_file_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "device_file" ADD CONSTRAINT "device_file_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_file" ADD CONSTRAINT "device_file_device" FOREIGN KEY ("organisation_id","device_id") REFERENCES "public"."device"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_file" ADD CONSTRAINT "device_file_file" FOREIGN KEY ("organisation_id","file_sha256") REFERENCES "public"."blob"("organisation_id","sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "device_file_of_device" ON "device_file" USING btree ("organisation_id","device_id");--> statement-breakpoint
-- Rows of device_file belong to the organisation of the transaction.
ALTER TABLE "device_file" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "device_file" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "device_file_of_organisation" ON "device_file" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
