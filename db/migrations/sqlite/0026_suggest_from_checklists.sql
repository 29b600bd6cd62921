PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_suggestion` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`information_domain_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`proposal` text NOT NULL,
	`reason` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`made_on` text NOT NULL,
	`decided_by` text,
	`decided_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`information_domain_id`) REFERENCES `information_domain`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "suggestion_kind" CHECK("__new_suggestion"."kind" in ('check_from_wiba', 'check_from_support', 'check_from_checklist', 'module_conflict', 'group_drift')),
	CONSTRAINT "suggestion_state" CHECK("__new_suggestion"."state" in ('open', 'accepted', 'refused')),
	CONSTRAINT "suggestion_made_on" CHECK("__new_suggestion"."made_on" is null or (length("__new_suggestion"."made_on") = 10 and "__new_suggestion"."made_on" like '____-__-__'))
);
--> statement-breakpoint
INSERT INTO `__new_suggestion`("organisation_id", "id", "information_domain_id", "kind", "subject", "proposal", "reason", "state", "made_on", "decided_by", "decided_at", "version") SELECT "organisation_id", "id", "information_domain_id", "kind", "subject", "proposal", "reason", "state", "made_on", "decided_by", "decided_at", "version" FROM `suggestion`;--> statement-breakpoint
DROP TABLE `suggestion`;--> statement-breakpoint
ALTER TABLE `__new_suggestion` RENAME TO `suggestion`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `suggestion_once` ON `suggestion` (`organisation_id`,`information_domain_id`,`kind`,`subject`);