CREATE TABLE "operating_system_support" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"release" text NOT NULL,
	"release_key" text NOT NULL,
	"support_until" text NOT NULL,
	"source" text NOT NULL,
	"checked_on" text NOT NULL,
	"created_at" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "operating_system_support_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "operating_system_support_release_key" CHECK (trim("operating_system_support"."release_key") <> ''),
	CONSTRAINT "operating_system_support_support_until" CHECK ("operating_system_support"."support_until" is null or (length("operating_system_support"."support_until") = 10 and "operating_system_support"."support_until" like '____-__-__')),
	CONSTRAINT "operating_system_support_source" CHECK (trim("operating_system_support"."source") <> ''),
	CONSTRAINT "operating_system_support_checked_on" CHECK ("operating_system_support"."checked_on" is null or (length("operating_system_support"."checked_on") = 10 and "operating_system_support"."checked_on" like '____-__-__'))
);
--> statement-breakpoint
ALTER TABLE "operating_system_support" ADD CONSTRAINT "operating_system_support_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "operating_system_support_release" ON "operating_system_support" USING btree ("organisation_id","release_key");
--> statement-breakpoint
-- Rows of operating_system_support belong to the organisation of the transaction.
ALTER TABLE "operating_system_support" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "operating_system_support" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "operating_system_support_of_organisation" ON "operating_system_support" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
