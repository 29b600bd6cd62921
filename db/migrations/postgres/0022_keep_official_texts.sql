CREATE TABLE "official_import" (
	"organisation_id" text NOT NULL,
	"source" text NOT NULL,
	"state" text NOT NULL,
	"file_name" text NOT NULL,
	"file_sha256" text NOT NULL,
	"text_count" integer NOT NULL,
	"imported_at" text NOT NULL,
	"imported_by" text NOT NULL,
	CONSTRAINT "official_import_organisation_id_source_state_pk" PRIMARY KEY("organisation_id","source","state"),
	CONSTRAINT "official_import_source" CHECK ("official_import"."source" in ('compendium', 'wiba')),
	CONSTRAINT "official_import_state" CHECK ("official_import"."state" in ('current', 'draft'))
);
--> statement-breakpoint
CREATE TABLE "official_text" (
	"organisation_id" text NOT NULL,
	"source" text NOT NULL,
	"state" text NOT NULL,
	"key" text NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"blocks" json NOT NULL,
	CONSTRAINT "official_text_organisation_id_source_state_key_pk" PRIMARY KEY("organisation_id","source","state","key")
);
--> statement-breakpoint
ALTER TABLE "official_import" ADD CONSTRAINT "official_import_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "official_text" ADD CONSTRAINT "official_text_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "official_text" ADD CONSTRAINT "official_text_import" FOREIGN KEY ("organisation_id","source","state") REFERENCES "public"."official_import"("organisation_id","source","state") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- Rows of official_import belong to the organisation of the transaction.
ALTER TABLE "official_import" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "official_import" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "official_import_of_organisation" ON "official_import" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of official_text belong to the organisation of the transaction.
ALTER TABLE "official_text" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "official_text" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "official_text_of_organisation" ON "official_text" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
