CREATE TABLE `directory` (
	`organisation_id` text NOT NULL,
	`kind` text NOT NULL,
	`settings` text NOT NULL,
	`trusts_mail` integer DEFAULT false NOT NULL,
	`trusts_second_factor` integer DEFAULT false NOT NULL,
	`created_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`organisation_id`, `kind`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "directory_kind" CHECK("directory"."kind" in ('oidc', 'ldap'))
);
--> statement-breakpoint
CREATE TABLE `directory_account` (
	`organisation_id` text NOT NULL,
	`kind` text NOT NULL,
	`issuer` text NOT NULL,
	`subject` text NOT NULL,
	`user_id` text NOT NULL,
	`created_at` text NOT NULL,
	`last_login_at` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `kind`, `issuer`, `subject`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`kind`) REFERENCES `directory`(`organisation_id`,`kind`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "directory_account_subject" CHECK("directory_account"."subject" <> '')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `directory_account_user` ON `directory_account` (`organisation_id`,`kind`,`user_id`);--> statement-breakpoint
CREATE TABLE `directory_group` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`role` text NOT NULL,
	`information_domain_id` text,
	`created_at` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`kind`) REFERENCES `directory`(`organisation_id`,`kind`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`information_domain_id`) REFERENCES `information_domain`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "directory_group_role" CHECK("directory_group"."role" in ('officer', 'technician', 'contributor', 'management', 'auditor', 'admin')),
	CONSTRAINT "directory_group_name" CHECK("directory_group"."name" <> '')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `directory_group_everywhere` ON `directory_group` (`organisation_id`,`kind`,`name_key`,`role`) WHERE information_domain_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX `directory_group_in_domain` ON `directory_group` (`organisation_id`,`kind`,`name_key`,`role`,`information_domain_id`) WHERE information_domain_id is not null;--> statement-breakpoint
ALTER TABLE `membership` ADD `is_from_directory` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `organisation` ADD `directory_kinds` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `session` ADD `is_from_directory` integer DEFAULT false NOT NULL;