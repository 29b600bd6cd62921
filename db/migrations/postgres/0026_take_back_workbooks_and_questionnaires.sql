CREATE TABLE "questionnaire" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"information_domain_id" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"person_id" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"token_hash" text,
	"expires_on" text NOT NULL,
	"created_at" text NOT NULL,
	"created_by" text NOT NULL,
	"sent_at" text,
	"saved_at" text,
	"submitted_at" text,
	"revoked_at" text,
	CONSTRAINT "questionnaire_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "questionnaire_kind" CHECK ("questionnaire"."kind" in ('checks', 'wiba')),
	CONSTRAINT "questionnaire_title" CHECK (trim("questionnaire"."title") <> ''),
	CONSTRAINT "questionnaire_expires_on" CHECK ("questionnaire"."expires_on" is null or (length("questionnaire"."expires_on") = 10 and "questionnaire"."expires_on" like '____-__-__')),
	CONSTRAINT "questionnaire_token_hash" CHECK ("questionnaire"."token_hash" is null or length("questionnaire"."token_hash") = 64)
);
--> statement-breakpoint
CREATE TABLE "questionnaire_question" (
	"organisation_id" text NOT NULL,
	"questionnaire_id" text NOT NULL,
	"position" integer NOT NULL,
	"target_object_id" text,
	"requirement" text,
	"question" text,
	"base_version" integer DEFAULT 0 NOT NULL,
	"reply" json NOT NULL,
	"is_answered" boolean DEFAULT false NOT NULL,
	"state" text NOT NULL,
	"decided_at" text,
	"decided_by" text,
	CONSTRAINT "questionnaire_question_organisation_id_questionnaire_id_position_pk" PRIMARY KEY("organisation_id","questionnaire_id","position"),
	CONSTRAINT "questionnaire_question_about" CHECK (("questionnaire_question"."question" is not null and "questionnaire_question"."target_object_id" is null and "questionnaire_question"."requirement" is null) or ("questionnaire_question"."question" is null and "questionnaire_question"."target_object_id" is not null and "questionnaire_question"."requirement" is not null)),
	CONSTRAINT "questionnaire_question_position" CHECK ("questionnaire_question"."position" >= 1),
	CONSTRAINT "questionnaire_question_state" CHECK ("questionnaire_question"."state" in ('open', 'accepted', 'changed', 'refused')),
	CONSTRAINT "questionnaire_question_decided" CHECK (("questionnaire_question"."state" = 'open') = ("questionnaire_question"."decided_at" is null) and ("questionnaire_question"."decided_at" is null) = ("questionnaire_question"."decided_by" is null))
);
--> statement-breakpoint
CREATE TABLE "returned_workbook" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"information_domain_id" text NOT NULL,
	"actor_id" text NOT NULL,
	"person_id" text,
	"kind" text NOT NULL,
	"file" text NOT NULL,
	"file_sha256" text NOT NULL,
	"state" text NOT NULL,
	"contents" json,
	"decisions" json NOT NULL,
	"outcome" json,
	"undoing" json,
	"received_at" text NOT NULL,
	"merged_at" text,
	"undone_at" text,
	CONSTRAINT "returned_workbook_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "returned_workbook_kind" CHECK ("returned_workbook"."kind" in ('a4', 'conflicts', 'questionnaire')),
	CONSTRAINT "returned_workbook_state" CHECK ("returned_workbook"."state" in ('waiting', 'merged', 'undone')),
	CONSTRAINT "returned_workbook_waiting" CHECK (("returned_workbook"."state" = 'waiting') = ("returned_workbook"."merged_at" is null)),
	CONSTRAINT "returned_workbook_undone" CHECK (("returned_workbook"."state" = 'undone') = ("returned_workbook"."undone_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "questionnaire" ADD CONSTRAINT "questionnaire_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questionnaire" ADD CONSTRAINT "questionnaire_domain" FOREIGN KEY ("organisation_id","information_domain_id") REFERENCES "public"."information_domain"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questionnaire" ADD CONSTRAINT "questionnaire_person" FOREIGN KEY ("organisation_id","person_id") REFERENCES "public"."person"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questionnaire_question" ADD CONSTRAINT "questionnaire_question_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questionnaire_question" ADD CONSTRAINT "questionnaire_question_of" FOREIGN KEY ("organisation_id","questionnaire_id") REFERENCES "public"."questionnaire"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questionnaire_question" ADD CONSTRAINT "questionnaire_question_object" FOREIGN KEY ("organisation_id","target_object_id") REFERENCES "public"."target_object"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "returned_workbook" ADD CONSTRAINT "returned_workbook_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "returned_workbook" ADD CONSTRAINT "returned_workbook_domain" FOREIGN KEY ("organisation_id","information_domain_id") REFERENCES "public"."information_domain"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "returned_workbook" ADD CONSTRAINT "returned_workbook_person" FOREIGN KEY ("organisation_id","person_id") REFERENCES "public"."person"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "questionnaire_token" ON "questionnaire" USING btree ("organisation_id","token_hash");
--> statement-breakpoint
-- Rows of questionnaire belong to the organisation of the transaction.
ALTER TABLE "questionnaire" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "questionnaire" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "questionnaire_of_organisation" ON "questionnaire" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of questionnaire_question belong to the organisation of the transaction.
ALTER TABLE "questionnaire_question" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "questionnaire_question" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "questionnaire_question_of_organisation" ON "questionnaire_question" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of returned_workbook belong to the organisation of the transaction.
ALTER TABLE "returned_workbook" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "returned_workbook" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "returned_workbook_of_organisation" ON "returned_workbook" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
