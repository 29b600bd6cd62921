CREATE TABLE "directory" (
	"organisation_id" text NOT NULL,
	"kind" text NOT NULL,
	"settings" json NOT NULL,
	"trusts_mail" boolean DEFAULT false NOT NULL,
	"trusts_second_factor" boolean DEFAULT false NOT NULL,
	"created_at" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "directory_organisation_id_kind_pk" PRIMARY KEY("organisation_id","kind"),
	CONSTRAINT "directory_kind" CHECK ("directory"."kind" in ('oidc', 'ldap'))
);
--> statement-breakpoint
CREATE TABLE "directory_account" (
	"organisation_id" text NOT NULL,
	"kind" text NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"user_id" text NOT NULL,
	"created_at" text NOT NULL,
	"last_login_at" text NOT NULL,
	CONSTRAINT "directory_account_organisation_id_kind_issuer_subject_pk" PRIMARY KEY("organisation_id","kind","issuer","subject"),
	CONSTRAINT "directory_account_subject" CHECK ("directory_account"."subject" <> '')
);
--> statement-breakpoint
CREATE TABLE "directory_group" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"role" text NOT NULL,
	"information_domain_id" text,
	"created_at" text NOT NULL,
	CONSTRAINT "directory_group_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "directory_group_role" CHECK ("directory_group"."role" in ('officer', 'technician', 'contributor', 'management', 'auditor', 'admin')),
	CONSTRAINT "directory_group_name" CHECK ("directory_group"."name" <> '')
);
--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "is_from_directory" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "directory_kinds" json DEFAULT '[]'::json NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "is_from_directory" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "directory" ADD CONSTRAINT "directory_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory_account" ADD CONSTRAINT "directory_account_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory_account" ADD CONSTRAINT "directory_account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory_account" ADD CONSTRAINT "directory_account_directory" FOREIGN KEY ("organisation_id","kind") REFERENCES "public"."directory"("organisation_id","kind") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory_group" ADD CONSTRAINT "directory_group_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory_group" ADD CONSTRAINT "directory_group_directory" FOREIGN KEY ("organisation_id","kind") REFERENCES "public"."directory"("organisation_id","kind") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory_group" ADD CONSTRAINT "directory_group_domain" FOREIGN KEY ("organisation_id","information_domain_id") REFERENCES "public"."information_domain"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "directory_account_user" ON "directory_account" USING btree ("organisation_id","kind","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "directory_group_everywhere" ON "directory_group" USING btree ("organisation_id","kind","name_key","role") WHERE information_domain_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX "directory_group_in_domain" ON "directory_group" USING btree ("organisation_id","kind","name_key","role","information_domain_id") WHERE information_domain_id is not null;--> statement-breakpoint
-- Rows of directory belong to the organisation of the transaction.
ALTER TABLE "directory" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "directory" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "directory_of_organisation" ON "directory" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of directory_account belong to the organisation of the transaction.
ALTER TABLE "directory_account" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "directory_account" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "directory_account_of_organisation" ON "directory_account" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of directory_group belong to the organisation of the transaction.
ALTER TABLE "directory_group" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "directory_group" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "directory_group_of_organisation" ON "directory_group" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
