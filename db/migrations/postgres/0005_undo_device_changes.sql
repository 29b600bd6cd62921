CREATE TABLE "device_change" (
	"organisation_id" text NOT NULL,
	"change_set_id" text NOT NULL,
	"device_id" text NOT NULL,
	"before" json,
	"version_after" integer NOT NULL,
	CONSTRAINT "device_change_organisation_id_change_set_id_device_id_pk" PRIMARY KEY("organisation_id","change_set_id","device_id"),
	CONSTRAINT "device_change_version" CHECK ("device_change"."version_after" >= 1)
);
--> statement-breakpoint
CREATE TABLE "device_change_set" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"information_domain_id" text NOT NULL,
	"kind" text NOT NULL,
	"file" text DEFAULT '' NOT NULL,
	"created" integer NOT NULL,
	"changed" integer NOT NULL,
	"at" text NOT NULL,
	"actor_id" text NOT NULL,
	"undone_at" text,
	"undone_by" text,
	CONSTRAINT "device_change_set_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "device_change_set_extent" CHECK ("device_change_set"."created" >= 0 and "device_change_set"."changed" >= 0),
	CONSTRAINT "device_change_set_kind" CHECK ("device_change_set"."kind" in ('bulk_edit', 'import')),
	CONSTRAINT "device_change_set_undone" CHECK (("device_change_set"."undone_at" is null) = ("device_change_set"."undone_by" is null))
);
--> statement-breakpoint
ALTER TABLE "device_change" ADD CONSTRAINT "device_change_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_change" ADD CONSTRAINT "device_change_set_of_change" FOREIGN KEY ("organisation_id","change_set_id") REFERENCES "public"."device_change_set"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_change_set" ADD CONSTRAINT "device_change_set_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_change_set" ADD CONSTRAINT "device_change_set_domain" FOREIGN KEY ("organisation_id","information_domain_id") REFERENCES "public"."information_domain"("organisation_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- Rows of device_change belong to the organisation of the transaction.
ALTER TABLE "device_change" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "device_change" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "device_change_of_organisation" ON "device_change" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of device_change_set belong to the organisation of the transaction.
ALTER TABLE "device_change_set" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "device_change_set" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "device_change_set_of_organisation" ON "device_change_set" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
