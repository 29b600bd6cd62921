CREATE TABLE `evidence_file` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`information_domain_id` text NOT NULL,
	`title` text NOT NULL,
	`source_kind` text NOT NULL,
	`source` text DEFAULT '' NOT NULL,
	`dated_on` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`kept_until_on` text,
	`sha256` text NOT NULL,
	`file_sha256` text,
	`file_name` text NOT NULL,
	`media_type` text NOT NULL,
	`size` integer NOT NULL,
	`added_at` text NOT NULL,
	`added_by` text NOT NULL,
	`deleted_at` text,
	`deleted_by` text,
	`deleted_because` text,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`information_domain_id`) REFERENCES `information_domain`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`file_sha256`) REFERENCES `blob`(`organisation_id`,`sha256`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "evidence_file_title" CHECK(trim("evidence_file"."title") <> ''),
	CONSTRAINT "evidence_file_source_kind" CHECK("evidence_file"."source_kind" in ('screenshot', 'export', 'provider', 'report', 'record', 'photo', 'other')),
	CONSTRAINT "evidence_file_dated_on" CHECK("evidence_file"."dated_on" is null or (length("evidence_file"."dated_on") = 10 and "evidence_file"."dated_on" like '____-__-__')),
	CONSTRAINT "evidence_file_kept_until_on" CHECK("evidence_file"."kept_until_on" is null or (length("evidence_file"."kept_until_on") = 10 and "evidence_file"."kept_until_on" like '____-__-__')),
	CONSTRAINT "evidence_file_sha256" CHECK(length("evidence_file"."sha256") = 64),
	CONSTRAINT "evidence_file_size" CHECK("evidence_file"."size" > 0),
	CONSTRAINT "evidence_file_deleted" CHECK(("evidence_file"."deleted_at" is null and "evidence_file"."deleted_by" is null and "evidence_file"."deleted_because" is null and "evidence_file"."file_sha256" is not null) or ("evidence_file"."deleted_at" is not null and "evidence_file"."deleted_by" is not null and trim("evidence_file"."deleted_because") <> '' and "evidence_file"."file_sha256" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `evidence_file_once` ON `evidence_file` (`organisation_id`,`information_domain_id`,`sha256`) WHERE deleted_at is null;--> statement-breakpoint
CREATE TABLE `evidence_file_check` (
	`organisation_id` text NOT NULL,
	`evidence_file_id` text NOT NULL,
	`target_object_id` text NOT NULL,
	`requirement` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`organisation_id`, `target_object_id`, `requirement`, `evidence_file_id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`evidence_file_id`) REFERENCES `evidence_file`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`target_object_id`,`requirement`) REFERENCES `check`(`organisation_id`,`target_object_id`,`requirement`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `evidence_file_check_of_file` ON `evidence_file_check` (`organisation_id`,`evidence_file_id`);--> statement-breakpoint
CREATE TABLE `retention_run` (
	`organisation_id` text NOT NULL,
	`kind` text NOT NULL,
	`ran_at` text NOT NULL,
	`deleted_at` text,
	`deleted_count` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`organisation_id`, `kind`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "retention_run_kind" CHECK("retention_run"."kind" in ('accessLog', 'reminders', 'uploads', 'borrowers')),
	CONSTRAINT "retention_run_counted" CHECK("retention_run"."deleted_count" >= 0)
);
--> statement-breakpoint
CREATE TABLE `retention_settings` (
	`organisation_id` text PRIMARY KEY NOT NULL,
	`evidence_years` integer NOT NULL,
	`access_log_days` integer NOT NULL,
	`reminder_days` integer NOT NULL,
	`upload_hours` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "retention_settings_evidence" CHECK("retention_settings"."evidence_years" between 1 and 30),
	CONSTRAINT "retention_settings_access_log" CHECK("retention_settings"."access_log_days" between 1 and 3650),
	CONSTRAINT "retention_settings_reminders" CHECK("retention_settings"."reminder_days" between 90 and 3650),
	CONSTRAINT "retention_settings_uploads" CHECK("retention_settings"."upload_hours" between 1 and 720)
);
--> statement-breakpoint
-- The name of who took it may be erased; nothing else of a snapshot ever changes.
DROP TRIGGER snapshot_never_updated;
--> statement-breakpoint
CREATE TRIGGER snapshot_never_updated BEFORE UPDATE ON snapshot WHEN NEW.organisation_id <> OLD.organisation_id OR NEW.id <> OLD.id OR NEW.information_domain_id <> OLD.information_domain_id OR NEW.number <> OLD.number OR NEW.name <> OLD.name OR NEW.taken_on <> OLD.taken_on OR NEW.note <> OLD.note OR NEW.taken_at <> OLD.taken_at OR NEW.edition <> OLD.edition OR NEW.program_version <> OLD.program_version OR NEW.chain_sequence <> OLD.chain_sequence OR NEW.chain_hash <> OLD.chain_hash OR NEW.chain_at <> OLD.chain_at OR NEW.content_sha256 <> OLD.content_sha256 OR NEW.row_count <> OLD.row_count
BEGIN
  SELECT RAISE(ABORT, 'append-only: change of snapshot refused');
END;
--> statement-breakpoint
-- One part may name several people: it is erased once for each.
DROP TRIGGER frozen_part_only_erased;
--> statement-breakpoint
CREATE TRIGGER frozen_part_only_erased BEFORE UPDATE ON frozen_part WHEN NEW.erased_at IS NULL OR NEW.organisation_id <> OLD.organisation_id OR NEW.sha256 <> OLD.sha256
BEGIN
  SELECT RAISE(ABORT, 'append-only: change of frozen_part refused');
END;
