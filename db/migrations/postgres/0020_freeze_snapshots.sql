CREATE TABLE "frozen_part" (
	"organisation_id" text NOT NULL,
	"sha256" text NOT NULL,
	"size" integer NOT NULL,
	"data" "bytea" NOT NULL,
	"erased_at" text,
	"erased_because" text,
	CONSTRAINT "frozen_part_organisation_id_sha256_pk" PRIMARY KEY("organisation_id","sha256"),
	CONSTRAINT "frozen_part_sha256" CHECK (length("frozen_part"."sha256") = 64),
	CONSTRAINT "frozen_part_erased" CHECK (("frozen_part"."erased_at" is null and "frozen_part"."erased_because" is null) or ("frozen_part"."erased_at" is not null and trim("frozen_part"."erased_because") <> ''))
);
--> statement-breakpoint
CREATE TABLE "snapshot" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"information_domain_id" text NOT NULL,
	"number" integer NOT NULL,
	"name" text NOT NULL,
	"taken_on" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"taken_at" text NOT NULL,
	"taken_by" text NOT NULL,
	"edition" text NOT NULL,
	"program_version" text NOT NULL,
	"chain_sequence" integer NOT NULL,
	"chain_hash" text NOT NULL,
	"chain_at" text NOT NULL,
	"content_sha256" text NOT NULL,
	"row_count" integer NOT NULL,
	CONSTRAINT "snapshot_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "snapshot_counted" CHECK ("snapshot"."number" >= 1),
	CONSTRAINT "snapshot_named" CHECK (trim("snapshot"."name") <> ''),
	CONSTRAINT "snapshot_taken_on" CHECK ("snapshot"."taken_on" is null or (length("snapshot"."taken_on") = 10 and "snapshot"."taken_on" like '____-__-__')),
	CONSTRAINT "snapshot_content" CHECK (length("snapshot"."content_sha256") = 64)
);
--> statement-breakpoint
CREATE TABLE "snapshot_file" (
	"organisation_id" text NOT NULL,
	"snapshot_id" text NOT NULL,
	"file_sha256" text NOT NULL,
	CONSTRAINT "snapshot_file_organisation_id_snapshot_id_file_sha256_pk" PRIMARY KEY("organisation_id","snapshot_id","file_sha256")
);
--> statement-breakpoint
ALTER TABLE "frozen_part" ADD CONSTRAINT "frozen_part_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshot" ADD CONSTRAINT "snapshot_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshot" ADD CONSTRAINT "snapshot_information_domain" FOREIGN KEY ("organisation_id","information_domain_id") REFERENCES "public"."information_domain"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshot_file" ADD CONSTRAINT "snapshot_file_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshot_file" ADD CONSTRAINT "snapshot_file_snapshot" FOREIGN KEY ("organisation_id","snapshot_id") REFERENCES "public"."snapshot"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshot_file" ADD CONSTRAINT "snapshot_file_file" FOREIGN KEY ("organisation_id","file_sha256") REFERENCES "public"."blob"("organisation_id","sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "snapshot_number" ON "snapshot" USING btree ("organisation_id","information_domain_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "snapshot_name" ON "snapshot" USING btree ("organisation_id","information_domain_id","name");
--> statement-breakpoint
-- What is frozen stays as it is; only a person in it may be erased, with a reason.
CREATE TRIGGER snapshot_never_updated BEFORE UPDATE ON "snapshot" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER frozen_part_only_erased BEFORE UPDATE ON "frozen_part" FOR EACH ROW WHEN (NEW.erased_at IS NULL OR OLD.erased_at IS NOT NULL OR NEW.organisation_id <> OLD.organisation_id OR NEW.sha256 <> OLD.sha256) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Rows of snapshot belong to the organisation of the transaction.
ALTER TABLE "snapshot" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "snapshot" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "snapshot_of_organisation" ON "snapshot" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of frozen_part belong to the organisation of the transaction.
ALTER TABLE "frozen_part" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "frozen_part" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "frozen_part_of_organisation" ON "frozen_part" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of snapshot_file belong to the organisation of the transaction.
ALTER TABLE "snapshot_file" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "snapshot_file" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "snapshot_file_of_organisation" ON "snapshot_file" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
