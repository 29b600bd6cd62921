CREATE TABLE "funding_programme" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"information_domain_id" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"grant_number" text DEFAULT '' NOT NULL,
	"granted_on" text,
	"starts_on" text NOT NULL,
	"years" integer,
	"grant_cents" bigint DEFAULT 0 NOT NULL,
	"own_share_cents" bigint DEFAULT 0 NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_at" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "funding_programme_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "funding_programme_granted_on" CHECK ("funding_programme"."granted_on" is null or (length("funding_programme"."granted_on") = 10 and "funding_programme"."granted_on" like '____-__-__')),
	CONSTRAINT "funding_programme_starts_on" CHECK ("funding_programme"."starts_on" is null or (length("funding_programme"."starts_on") = 10 and "funding_programme"."starts_on" like '____-__-__')),
	CONSTRAINT "funding_programme_years" CHECK ("funding_programme"."years" is null or "funding_programme"."years" between 1 and 99),
	CONSTRAINT "funding_programme_cents" CHECK ("funding_programme"."grant_cents" >= 0 and "funding_programme"."own_share_cents" >= 0)
);
--> statement-breakpoint
ALTER TABLE "funding_programme" ADD CONSTRAINT "funding_programme_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_programme" ADD CONSTRAINT "funding_programme_domain" FOREIGN KEY ("organisation_id","information_domain_id") REFERENCES "public"."information_domain"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "funding_programme_name" ON "funding_programme" USING btree ("organisation_id","information_domain_id","name_key");
--> statement-breakpoint
-- Rows of funding_programme belong to the organisation of the transaction.
ALTER TABLE "funding_programme" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "funding_programme" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "funding_programme_of_organisation" ON "funding_programme" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));