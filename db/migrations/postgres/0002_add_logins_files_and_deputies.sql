CREATE TABLE "blob" (
	"organisation_id" text NOT NULL,
	"sha256" text NOT NULL,
	"size" integer NOT NULL,
	"data" "bytea" NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "blob_organisation_id_sha256_pk" PRIMARY KEY("organisation_id","sha256"),
	CONSTRAINT "blob_sha256" CHECK (length("blob"."sha256") = 64),
	CONSTRAINT "blob_size" CHECK ("blob"."size" > 0)
);
--> statement-breakpoint
CREATE TABLE "deputy" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"user_id" text NOT NULL,
	"deputy_id" text NOT NULL,
	"from_on" text NOT NULL,
	"until_on" text NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "deputy_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "deputy_other" CHECK ("deputy"."user_id" <> "deputy"."deputy_id"),
	CONSTRAINT "deputy_order" CHECK ("deputy"."from_on" <= "deputy"."until_on"),
	CONSTRAINT "deputy_from_on" CHECK ("deputy"."from_on" is null or (length("deputy"."from_on") = 10 and "deputy"."from_on" like '____-__-__')),
	CONSTRAINT "deputy_until_on" CHECK ("deputy"."until_on" is null or (length("deputy"."until_on") = 10 and "deputy"."until_on" like '____-__-__'))
);
--> statement-breakpoint
CREATE TABLE "group_refusal" (
	"organisation_id" text NOT NULL,
	"information_domain_id" text NOT NULL,
	"group_key" text NOT NULL,
	"reason" text NOT NULL,
	"refused_by" text NOT NULL,
	"refused_at" text NOT NULL,
	CONSTRAINT "group_refusal_organisation_id_information_domain_id_group_key_pk" PRIMARY KEY("organisation_id","information_domain_id","group_key"),
	CONSTRAINT "group_refusal_reason" CHECK (trim("group_refusal"."reason") <> '')
);
--> statement-breakpoint
CREATE TABLE "login_attempt" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"address" text NOT NULL,
	"at" text NOT NULL,
	"is_success" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recovery_code" (
	"user_id" text NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" text,
	CONSTRAINT "recovery_code_user_id_code_hash_pk" PRIMARY KEY("user_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"chosen_organisation_id" text NOT NULL,
	"created_at" text NOT NULL,
	"last_seen_at" text NOT NULL,
	"ends_at" text NOT NULL,
	"user_agent" text DEFAULT '' NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"second_factor_at" text
);
--> statement-breakpoint
CREATE TABLE "wiba_assignment" (
	"organisation_id" text NOT NULL,
	"information_domain_id" text NOT NULL,
	"question" text NOT NULL,
	"responsible_id" text NOT NULL,
	CONSTRAINT "wiba_assignment_organisation_id_information_domain_id_question_pk" PRIMARY KEY("organisation_id","information_domain_id","question")
);
--> statement-breakpoint
ALTER TABLE "document_version" ADD COLUMN "file_sha256" text;--> statement-breakpoint
ALTER TABLE "document_version" ADD COLUMN "file_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "document_version" ADD COLUMN "media_type" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "second_factor_roles" json DEFAULT '[]'::json NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "stale_months" integer DEFAULT 12 NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "attestation_months" integer;--> statement-breakpoint
ALTER TABLE "user" ADD COLUMN "totp_secret" text;--> statement-breakpoint
ALTER TABLE "user" ADD COLUMN "totp_confirmed_at" text;--> statement-breakpoint
ALTER TABLE "user" ADD COLUMN "totp_last_step" integer;--> statement-breakpoint
ALTER TABLE "user" ADD COLUMN "is_locked" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "blob" ADD CONSTRAINT "blob_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deputy" ADD CONSTRAINT "deputy_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deputy" ADD CONSTRAINT "deputy_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deputy" ADD CONSTRAINT "deputy_deputy_id_user_id_fk" FOREIGN KEY ("deputy_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_refusal" ADD CONSTRAINT "group_refusal_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_refusal" ADD CONSTRAINT "group_refusal_domain" FOREIGN KEY ("organisation_id","information_domain_id") REFERENCES "public"."information_domain"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_chosen_organisation_id_organisation_id_fk" FOREIGN KEY ("chosen_organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wiba_assignment" ADD CONSTRAINT "wiba_assignment_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wiba_assignment" ADD CONSTRAINT "wiba_assignment_domain" FOREIGN KEY ("organisation_id","information_domain_id") REFERENCES "public"."information_domain"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wiba_assignment" ADD CONSTRAINT "wiba_assignment_responsible" FOREIGN KEY ("organisation_id","responsible_id") REFERENCES "public"."person"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deputy_of" ON "deputy" USING btree ("organisation_id","deputy_id");--> statement-breakpoint
CREATE INDEX "login_attempt_account" ON "login_attempt" USING btree ("account","at");--> statement-breakpoint
CREATE INDEX "login_attempt_address" ON "login_attempt" USING btree ("address","at");--> statement-breakpoint
CREATE INDEX "session_of_user" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_end" ON "session" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "wiba_assignment_of" ON "wiba_assignment" USING btree ("organisation_id","responsible_id");--> statement-breakpoint
ALTER TABLE "document_version" ADD CONSTRAINT "document_version_file" FOREIGN KEY ("organisation_id","file_sha256") REFERENCES "public"."blob"("organisation_id","sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "check_of_person" ON "check" USING btree ("organisation_id","responsible_id");--> statement-breakpoint
CREATE INDEX "event_of_kind" ON "event" USING btree ("organisation_id","kind");--> statement-breakpoint
CREATE INDEX "measure_of_person" ON "measure" USING btree ("organisation_id","responsible_id");