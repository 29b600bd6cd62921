CREATE TABLE `frozen_part` (
	`organisation_id` text NOT NULL,
	`sha256` text NOT NULL,
	`size` integer NOT NULL,
	`data` blob NOT NULL,
	`erased_at` text,
	`erased_because` text,
	PRIMARY KEY(`organisation_id`, `sha256`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "frozen_part_sha256" CHECK(length("frozen_part"."sha256") = 64),
	CONSTRAINT "frozen_part_erased" CHECK(("frozen_part"."erased_at" is null and "frozen_part"."erased_because" is null) or ("frozen_part"."erased_at" is not null and trim("frozen_part"."erased_because") <> ''))
);
--> statement-breakpoint
CREATE TABLE `snapshot` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`information_domain_id` text NOT NULL,
	`number` integer NOT NULL,
	`name` text NOT NULL,
	`taken_on` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`taken_at` text NOT NULL,
	`taken_by` text NOT NULL,
	`edition` text NOT NULL,
	`program_version` text NOT NULL,
	`chain_sequence` integer NOT NULL,
	`chain_hash` text NOT NULL,
	`chain_at` text NOT NULL,
	`content_sha256` text NOT NULL,
	`row_count` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`information_domain_id`) REFERENCES `information_domain`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "snapshot_counted" CHECK("snapshot"."number" >= 1),
	CONSTRAINT "snapshot_named" CHECK(trim("snapshot"."name") <> ''),
	CONSTRAINT "snapshot_taken_on" CHECK("snapshot"."taken_on" is null or (length("snapshot"."taken_on") = 10 and "snapshot"."taken_on" like '____-__-__')),
	CONSTRAINT "snapshot_content" CHECK(length("snapshot"."content_sha256") = 64)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `snapshot_number` ON `snapshot` (`organisation_id`,`information_domain_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `snapshot_name` ON `snapshot` (`organisation_id`,`information_domain_id`,`name`);--> statement-breakpoint
CREATE TABLE `snapshot_file` (
	`organisation_id` text NOT NULL,
	`snapshot_id` text NOT NULL,
	`file_sha256` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `snapshot_id`, `file_sha256`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`snapshot_id`) REFERENCES `snapshot`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`file_sha256`) REFERENCES `blob`(`organisation_id`,`sha256`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
-- What is frozen stays as it is; only a person in it may be erased, with a reason.
CREATE TRIGGER snapshot_never_updated BEFORE UPDATE ON snapshot
BEGIN
  SELECT RAISE(ABORT, 'append-only: change of snapshot refused');
END;
--> statement-breakpoint
CREATE TRIGGER snapshot_never_replaced BEFORE INSERT ON snapshot WHEN EXISTS (SELECT 1 FROM snapshot WHERE organisation_id = NEW.organisation_id AND id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'append-only: change of snapshot refused');
END;
--> statement-breakpoint
CREATE TRIGGER frozen_part_only_erased BEFORE UPDATE ON frozen_part WHEN NEW.erased_at IS NULL OR OLD.erased_at IS NOT NULL OR NEW.organisation_id <> OLD.organisation_id OR NEW.sha256 <> OLD.sha256
BEGIN
  SELECT RAISE(ABORT, 'append-only: change of frozen_part refused');
END;
