CREATE TABLE "audit_access" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"information_domain_id" text NOT NULL,
	"snapshot_id" text NOT NULL,
	"user_id" text NOT NULL,
	"from_on" text NOT NULL,
	"until_on" text NOT NULL,
	"purpose" text NOT NULL,
	"created_at" text NOT NULL,
	"created_by" text NOT NULL,
	"revoked_at" text,
	"revoked_by" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "audit_access_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "audit_access_from_on" CHECK ("audit_access"."from_on" is null or (length("audit_access"."from_on") = 10 and "audit_access"."from_on" like '____-__-__')),
	CONSTRAINT "audit_access_until_on" CHECK ("audit_access"."until_on" is null or (length("audit_access"."until_on") = 10 and "audit_access"."until_on" like '____-__-__')),
	CONSTRAINT "audit_access_period" CHECK ("audit_access"."from_on" <= "audit_access"."until_on"),
	CONSTRAINT "audit_access_purpose" CHECK (trim("audit_access"."purpose") <> ''),
	CONSTRAINT "audit_access_revoked" CHECK (("audit_access"."revoked_at" is null) = ("audit_access"."revoked_by" is null))
);
--> statement-breakpoint
CREATE TABLE "finding" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"information_domain_id" text NOT NULL,
	"number" integer NOT NULL,
	"snapshot_id" text NOT NULL,
	"access_id" text,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"target_object_code" text DEFAULT '' NOT NULL,
	"module" text DEFAULT '' NOT NULL,
	"requirement" text DEFAULT '' NOT NULL,
	"document_title" text DEFAULT '' NOT NULL,
	"found_on" text NOT NULL,
	"due_on" text,
	"created_at" text NOT NULL,
	"created_by" text NOT NULL,
	"withdrawn_on" text,
	"withdrawn_because" text,
	"measure_id" text,
	"answer" text DEFAULT '' NOT NULL,
	"answered_on" text,
	"answered_by" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "finding_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "finding_counted" CHECK ("finding"."number" >= 1),
	CONSTRAINT "finding_kind" CHECK ("finding"."kind" in ('major', 'minor', 'recommendation')),
	CONSTRAINT "finding_titled" CHECK (trim("finding"."title") <> ''),
	CONSTRAINT "finding_found_on" CHECK ("finding"."found_on" is null or (length("finding"."found_on") = 10 and "finding"."found_on" like '____-__-__')),
	CONSTRAINT "finding_due_on" CHECK ("finding"."due_on" is null or (length("finding"."due_on") = 10 and "finding"."due_on" like '____-__-__')),
	CONSTRAINT "finding_withdrawn_on" CHECK ("finding"."withdrawn_on" is null or (length("finding"."withdrawn_on") = 10 and "finding"."withdrawn_on" like '____-__-__')),
	CONSTRAINT "finding_withdrawn" CHECK (("finding"."withdrawn_on" is null and "finding"."withdrawn_because" is null) or ("finding"."withdrawn_on" is not null and trim("finding"."withdrawn_because") <> '')),
	CONSTRAINT "finding_answered_on" CHECK ("finding"."answered_on" is null or (length("finding"."answered_on") = 10 and "finding"."answered_on" like '____-__-__')),
	CONSTRAINT "finding_answered" CHECK (("finding"."answered_on" is null and "finding"."answered_by" is null and "finding"."answer" = '') or ("finding"."answered_on" is not null and "finding"."answered_by" is not null and trim("finding"."answer") <> ''))
);
--> statement-breakpoint
ALTER TABLE "audit_access" ADD CONSTRAINT "audit_access_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_access" ADD CONSTRAINT "audit_access_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_access" ADD CONSTRAINT "audit_access_domain" FOREIGN KEY ("organisation_id","information_domain_id") REFERENCES "public"."information_domain"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_access" ADD CONSTRAINT "audit_access_snapshot" FOREIGN KEY ("organisation_id","snapshot_id") REFERENCES "public"."snapshot"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding" ADD CONSTRAINT "finding_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding" ADD CONSTRAINT "finding_domain" FOREIGN KEY ("organisation_id","information_domain_id") REFERENCES "public"."information_domain"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding" ADD CONSTRAINT "finding_snapshot" FOREIGN KEY ("organisation_id","snapshot_id") REFERENCES "public"."snapshot"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding" ADD CONSTRAINT "finding_access" FOREIGN KEY ("organisation_id","access_id") REFERENCES "public"."audit_access"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding" ADD CONSTRAINT "finding_measure" FOREIGN KEY ("organisation_id","measure_id") REFERENCES "public"."measure"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_access_of_user" ON "audit_access" USING btree ("organisation_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "finding_number" ON "finding" USING btree ("organisation_id","information_domain_id","number");
--> statement-breakpoint
-- Rows of audit_access belong to the organisation of the transaction.
ALTER TABLE "audit_access" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "audit_access" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "audit_access_of_organisation" ON "audit_access" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of finding belong to the organisation of the transaction.
ALTER TABLE "finding" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "finding" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "finding_of_organisation" ON "finding" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
