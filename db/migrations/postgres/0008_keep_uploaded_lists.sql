CREATE TABLE "import_preview" (
	"organisation_id" text NOT NULL,
	"upload_id" text NOT NULL,
	"list" text NOT NULL,
	"page" integer NOT NULL,
	"rows" json NOT NULL,
	CONSTRAINT "import_preview_organisation_id_upload_id_list_page_pk" PRIMARY KEY("organisation_id","upload_id","list","page"),
	CONSTRAINT "import_preview_list" CHECK ("import_preview"."list" in ('refused', 'changed', 'new', 'missing', 'same')),
	CONSTRAINT "import_preview_page" CHECK ("import_preview"."page" >= 1)
);
--> statement-breakpoint
CREATE TABLE "import_upload" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"information_domain_id" text NOT NULL,
	"actor_id" text NOT NULL,
	"kind" text NOT NULL,
	"file" text NOT NULL,
	"file_sha256" text NOT NULL,
	"size" integer NOT NULL,
	"data" "bytea",
	"state" text NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	"reading" json,
	"mapping" json,
	"plan" json,
	"result" json,
	"claimed_by" text,
	"claimed_at" text,
	"uploaded_at" text NOT NULL,
	CONSTRAINT "import_upload_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "import_upload_kind" CHECK ("import_upload"."kind" in ('devices', 'applications', 'wiba', 'rooms', 'providers')),
	CONSTRAINT "import_upload_state" CHECK ("import_upload"."state" in ('reading', 'columns', 'planning', 'planned', 'storing', 'stored', 'failed')),
	CONSTRAINT "import_upload_size" CHECK ("import_upload"."size" > 0),
	CONSTRAINT "import_upload_claim" CHECK (("import_upload"."claimed_by" is null) = ("import_upload"."claimed_at" is null))
);
--> statement-breakpoint
ALTER TABLE "device" DROP CONSTRAINT "device_identified";--> statement-breakpoint
ALTER TABLE "import_preview" ADD CONSTRAINT "import_preview_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_preview" ADD CONSTRAINT "import_preview_upload" FOREIGN KEY ("organisation_id","upload_id") REFERENCES "public"."import_upload"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_upload" ADD CONSTRAINT "import_upload_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_upload" ADD CONSTRAINT "import_upload_domain" FOREIGN KEY ("organisation_id","information_domain_id") REFERENCES "public"."information_domain"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_upload_of_actor" ON "import_upload" USING btree ("organisation_id","actor_id");--> statement-breakpoint
ALTER TABLE "device" ADD CONSTRAINT "device_identified" CHECK ("device"."inventory_number" is not null or "device"."serial" is not null or "device"."mac" <> '' or "device"."hostname" <> '');
--> statement-breakpoint
-- Rows of import_upload belong to the organisation of the transaction.
ALTER TABLE "import_upload" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "import_upload" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "import_upload_of_organisation" ON "import_upload" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of import_preview belong to the organisation of the transaction.
ALTER TABLE "import_preview" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "import_preview" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "import_preview_of_organisation" ON "import_preview" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
