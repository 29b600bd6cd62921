CREATE TABLE "chain_head_mail" (
	"organisation_id" text NOT NULL,
	"month" text NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"sequence" integer NOT NULL,
	"hash" text NOT NULL,
	"head_at" text NOT NULL,
	"state" text NOT NULL,
	"message_id" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" text NOT NULL,
	"claimed_by" text,
	"claim_ends_at" text,
	"sent_at" text,
	"server_answer" text DEFAULT '' NOT NULL,
	"problem" text DEFAULT '' NOT NULL,
	CONSTRAINT "chain_head_mail_organisation_id_month_email_pk" PRIMARY KEY("organisation_id","month","email"),
	CONSTRAINT "chain_head_mail_month" CHECK ("chain_head_mail"."month" like '____-__'),
	CONSTRAINT "chain_head_mail_hash" CHECK (length("chain_head_mail"."hash") = 64),
	CONSTRAINT "chain_head_mail_state" CHECK ("chain_head_mail"."state" in ('waiting', 'sent', 'given_up')),
	CONSTRAINT "chain_head_mail_sent" CHECK (("chain_head_mail"."state" = 'sent') = ("chain_head_mail"."sent_at" is not null)),
	CONSTRAINT "chain_head_mail_claim" CHECK (("chain_head_mail"."claimed_by" is null) = ("chain_head_mail"."claim_ends_at" is null))
);
--> statement-breakpoint
CREATE TABLE "chain_head_reader" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"added_by" text NOT NULL,
	"added_at" text NOT NULL,
	CONSTRAINT "chain_head_reader_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "chain_head_reader_name" CHECK (trim("chain_head_reader"."name") <> ''),
	CONSTRAINT "chain_head_reader_address" CHECK ("chain_head_reader"."email" like '%_@_%')
);
--> statement-breakpoint
ALTER TABLE "chain_head_mail" ADD CONSTRAINT "chain_head_mail_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chain_head_reader" ADD CONSTRAINT "chain_head_reader_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "chain_head_reader_email" ON "chain_head_reader" USING btree ("organisation_id","email");--> statement-breakpoint
-- Rows of chain_head_reader belong to the organisation of the transaction.
ALTER TABLE "chain_head_reader" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "chain_head_reader" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "chain_head_reader_of_organisation" ON "chain_head_reader" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of chain_head_mail belong to the organisation of the transaction.
ALTER TABLE "chain_head_mail" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "chain_head_mail" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "chain_head_mail_of_organisation" ON "chain_head_mail" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
