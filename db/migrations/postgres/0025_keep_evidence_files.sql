CREATE TABLE "evidence_file" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"information_domain_id" text NOT NULL,
	"title" text NOT NULL,
	"source_kind" text NOT NULL,
	"source" text DEFAULT '' NOT NULL,
	"dated_on" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"kept_until_on" text,
	"sha256" text NOT NULL,
	"file_sha256" text,
	"file_name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"added_at" text NOT NULL,
	"added_by" text NOT NULL,
	"deleted_at" text,
	"deleted_by" text,
	"deleted_because" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "evidence_file_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "evidence_file_title" CHECK (trim("evidence_file"."title") <> ''),
	CONSTRAINT "evidence_file_source_kind" CHECK ("evidence_file"."source_kind" in ('screenshot', 'export', 'provider', 'report', 'record', 'photo', 'other')),
	CONSTRAINT "evidence_file_dated_on" CHECK ("evidence_file"."dated_on" is null or (length("evidence_file"."dated_on") = 10 and "evidence_file"."dated_on" like '____-__-__')),
	CONSTRAINT "evidence_file_kept_until_on" CHECK ("evidence_file"."kept_until_on" is null or (length("evidence_file"."kept_until_on") = 10 and "evidence_file"."kept_until_on" like '____-__-__')),
	CONSTRAINT "evidence_file_sha256" CHECK (length("evidence_file"."sha256") = 64),
	CONSTRAINT "evidence_file_size" CHECK ("evidence_file"."size" > 0),
	CONSTRAINT "evidence_file_deleted" CHECK (("evidence_file"."deleted_at" is null and "evidence_file"."deleted_by" is null and "evidence_file"."deleted_because" is null and "evidence_file"."file_sha256" is not null) or ("evidence_file"."deleted_at" is not null and "evidence_file"."deleted_by" is not null and trim("evidence_file"."deleted_because") <> '' and "evidence_file"."file_sha256" is null))
);
--> statement-breakpoint
CREATE TABLE "evidence_file_check" (
	"organisation_id" text NOT NULL,
	"evidence_file_id" text NOT NULL,
	"target_object_id" text NOT NULL,
	"requirement" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "evidence_file_check_organisation_id_target_object_id_requirement_evidence_file_id_pk" PRIMARY KEY("organisation_id","target_object_id","requirement","evidence_file_id")
);
--> statement-breakpoint
CREATE TABLE "retention_run" (
	"organisation_id" text NOT NULL,
	"kind" text NOT NULL,
	"ran_at" text NOT NULL,
	"deleted_at" text,
	"deleted_count" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "retention_run_organisation_id_kind_pk" PRIMARY KEY("organisation_id","kind"),
	CONSTRAINT "retention_run_kind" CHECK ("retention_run"."kind" in ('accessLog', 'reminders', 'uploads', 'borrowers')),
	CONSTRAINT "retention_run_counted" CHECK ("retention_run"."deleted_count" >= 0)
);
--> statement-breakpoint
CREATE TABLE "retention_settings" (
	"organisation_id" text NOT NULL,
	"evidence_years" integer NOT NULL,
	"access_log_days" integer NOT NULL,
	"reminder_days" integer NOT NULL,
	"upload_hours" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "retention_settings_organisation_id_pk" PRIMARY KEY("organisation_id"),
	CONSTRAINT "retention_settings_evidence" CHECK ("retention_settings"."evidence_years" between 1 and 30),
	CONSTRAINT "retention_settings_access_log" CHECK ("retention_settings"."access_log_days" between 1 and 3650),
	CONSTRAINT "retention_settings_reminders" CHECK ("retention_settings"."reminder_days" between 90 and 3650),
	CONSTRAINT "retention_settings_uploads" CHECK ("retention_settings"."upload_hours" between 1 and 720)
);
--> statement-breakpoint
ALTER TABLE "evidence_file" ADD CONSTRAINT "evidence_file_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_file" ADD CONSTRAINT "evidence_file_domain" FOREIGN KEY ("organisation_id","information_domain_id") REFERENCES "public"."information_domain"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_file" ADD CONSTRAINT "evidence_file_bytes" FOREIGN KEY ("organisation_id","file_sha256") REFERENCES "public"."blob"("organisation_id","sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_file_check" ADD CONSTRAINT "evidence_file_check_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_file_check" ADD CONSTRAINT "evidence_file_check_file" FOREIGN KEY ("organisation_id","evidence_file_id") REFERENCES "public"."evidence_file"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_file_check" ADD CONSTRAINT "evidence_file_check_check" FOREIGN KEY ("organisation_id","target_object_id","requirement") REFERENCES "public"."check"("organisation_id","target_object_id","requirement") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_run" ADD CONSTRAINT "retention_run_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_settings" ADD CONSTRAINT "retention_settings_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_file_once" ON "evidence_file" USING btree ("organisation_id","information_domain_id","sha256") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "evidence_file_check_of_file" ON "evidence_file_check" USING btree ("organisation_id","evidence_file_id");
--> statement-breakpoint
-- The name of who took it may be erased; nothing else of a snapshot ever changes.
DROP TRIGGER snapshot_never_updated ON "snapshot";
--> statement-breakpoint
CREATE TRIGGER snapshot_never_updated BEFORE UPDATE ON "snapshot" FOR EACH ROW WHEN (NEW.organisation_id <> OLD.organisation_id OR NEW.id <> OLD.id OR NEW.information_domain_id <> OLD.information_domain_id OR NEW.number <> OLD.number OR NEW.name <> OLD.name OR NEW.taken_on <> OLD.taken_on OR NEW.note <> OLD.note OR NEW.taken_at <> OLD.taken_at OR NEW.edition <> OLD.edition OR NEW.program_version <> OLD.program_version OR NEW.chain_sequence <> OLD.chain_sequence OR NEW.chain_hash <> OLD.chain_hash OR NEW.chain_at <> OLD.chain_at OR NEW.content_sha256 <> OLD.content_sha256 OR NEW.row_count <> OLD.row_count) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- One part may name several people: it is erased once for each.
DROP TRIGGER frozen_part_only_erased ON "frozen_part";
--> statement-breakpoint
CREATE TRIGGER frozen_part_only_erased BEFORE UPDATE ON "frozen_part" FOR EACH ROW WHEN (NEW.erased_at IS NULL OR NEW.organisation_id <> OLD.organisation_id OR NEW.sha256 <> OLD.sha256) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Rows of evidence_file belong to the organisation of the transaction.
ALTER TABLE "evidence_file" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "evidence_file" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "evidence_file_of_organisation" ON "evidence_file" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of evidence_file_check belong to the organisation of the transaction.
ALTER TABLE "evidence_file_check" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "evidence_file_check" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "evidence_file_check_of_organisation" ON "evidence_file_check" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of retention_settings belong to the organisation of the transaction.
ALTER TABLE "retention_settings" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "retention_settings" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "retention_settings_of_organisation" ON "retention_settings" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of retention_run belong to the organisation of the transaction.
ALTER TABLE "retention_run" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "retention_run" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "retention_run_of_organisation" ON "retention_run" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
