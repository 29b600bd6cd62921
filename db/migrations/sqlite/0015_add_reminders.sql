CREATE TABLE `calendar_feed` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`user_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` text NOT NULL,
	`last_read_at` text,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "calendar_feed_token_hash" CHECK(length("calendar_feed"."token_hash") = 64)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feed_user` ON `calendar_feed` (`organisation_id`,`user_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feed_token` ON `calendar_feed` (`organisation_id`,`token_hash`);--> statement-breakpoint
CREATE TABLE `mail_settings` (
	`organisation_id` text PRIMARY KEY NOT NULL,
	`host` text NOT NULL,
	`port` integer NOT NULL,
	`security` text NOT NULL,
	`user` text DEFAULT '' NOT NULL,
	`sender_name` text NOT NULL,
	`sender_address` text NOT NULL,
	`reply_to` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mail_settings_host" CHECK(trim("mail_settings"."host") <> ''),
	CONSTRAINT "mail_settings_port" CHECK("mail_settings"."port" between 1 and 65535),
	CONSTRAINT "mail_settings_security" CHECK("mail_settings"."security" in ('starttls', 'tls', 'none')),
	CONSTRAINT "mail_settings_sender_address" CHECK("mail_settings"."sender_address" like '%_@_%')
);
--> statement-breakpoint
CREATE TABLE `reminder` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`recipient_id` text NOT NULL,
	`recipient_name` text NOT NULL,
	`email` text NOT NULL,
	`day` text NOT NULL,
	`is_late` integer NOT NULL,
	`state` text NOT NULL,
	`message_id` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` text NOT NULL,
	`claimed_by` text,
	`claim_ends_at` text,
	`sent_at` text,
	`server_answer` text DEFAULT '' NOT NULL,
	`problem` text DEFAULT '' NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reminder_state" CHECK("reminder"."state" in ('waiting', 'sent', 'given_up', 'replaced')),
	CONSTRAINT "reminder_day" CHECK("reminder"."day" is null or (length("reminder"."day") = 10 and "reminder"."day" like '____-__-__')),
	CONSTRAINT "reminder_sent" CHECK(("reminder"."state" = 'sent') = ("reminder"."sent_at" is not null)),
	CONSTRAINT "reminder_given_up" CHECK("reminder"."state" <> 'given_up' or "reminder"."problem" <> ''),
	CONSTRAINT "reminder_claim" CHECK(("reminder"."claimed_by" is null) = ("reminder"."claim_ends_at" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reminder_once_a_day` ON `reminder` (`organisation_id`,`recipient_id`,`day`);--> statement-breakpoint
CREATE UNIQUE INDEX `reminder_message_id` ON `reminder` (`organisation_id`,`message_id`);--> statement-breakpoint
CREATE INDEX `reminder_waiting` ON `reminder` (`organisation_id`,`state`,`next_attempt_at`);--> statement-breakpoint
CREATE INDEX `reminder_of_day` ON `reminder` (`organisation_id`,`day`,`id`);--> statement-breakpoint
CREATE TABLE `reminder_item` (
	`organisation_id` text NOT NULL,
	`reminder_id` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`title` text NOT NULL,
	`place` text NOT NULL,
	`information_domain_code` text NOT NULL,
	`due_on` text NOT NULL,
	`original_due_on` text NOT NULL,
	`responsible` text NOT NULL,
	`path` text NOT NULL,
	`count` integer NOT NULL,
	`reason` text NOT NULL,
	`on_behalf_of` text NOT NULL,
	`lead_days` integer NOT NULL,
	`is_late` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `reminder_id`, `position`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`reminder_id`) REFERENCES `reminder`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reminder_item_kind" CHECK("reminder_item"."kind" in ('milestone', 'measure', 'check', 'stale', 'proof', 'review', 'attestation', 'warranty', 'support', 'funding', 'loan')),
	CONSTRAINT "reminder_item_reason" CHECK("reminder_item"."reason" in ('responsible', 'deputy', 'role', 'officer_escalation', 'management_escalation')),
	CONSTRAINT "reminder_item_count" CHECK("reminder_item"."count" >= 1),
	CONSTRAINT "reminder_item_due_on" CHECK("reminder_item"."due_on" is null or (length("reminder_item"."due_on") = 10 and "reminder_item"."due_on" like '____-__-__')),
	CONSTRAINT "reminder_item_original_due_on" CHECK("reminder_item"."original_due_on" is null or (length("reminder_item"."original_due_on") = 10 and "reminder_item"."original_due_on" like '____-__-__'))
);
--> statement-breakpoint
CREATE INDEX `reminder_item_of_subject` ON `reminder_item` (`organisation_id`,`kind`,`subject_id`);--> statement-breakpoint
CREATE TABLE `reminder_recipient` (
	`organisation_id` text NOT NULL,
	`recipient_id` text NOT NULL,
	`decided_until_on` text,
	`keeps_school_holidays` integer DEFAULT false NOT NULL,
	`choices` text NOT NULL,
	`unsubscribe_token` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`organisation_id`, `recipient_id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reminder_recipient_unsubscribe_token" CHECK(length("reminder_recipient"."unsubscribe_token") >= 32),
	CONSTRAINT "reminder_recipient_decided_until_on" CHECK("reminder_recipient"."decided_until_on" is null or (length("reminder_recipient"."decided_until_on") = 10 and "reminder_recipient"."decided_until_on" like '____-__-__'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reminder_recipient_unsubscribe_token` ON `reminder_recipient` (`organisation_id`,`unsubscribe_token`);--> statement-breakpoint
CREATE TABLE `reminder_settings` (
	`organisation_id` text PRIMARY KEY NOT NULL,
	`is_enabled` integer NOT NULL,
	`at` text NOT NULL,
	`lead_days` text NOT NULL,
	`officer_after_days` integer NOT NULL,
	`management_after_days` integer NOT NULL,
	`owns_school_holidays` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reminder_settings_at" CHECK(length("reminder_settings"."at") = 5 and "reminder_settings"."at" like '__:__'),
	CONSTRAINT "reminder_settings_escalation" CHECK("reminder_settings"."officer_after_days" >= 1 and "reminder_settings"."management_after_days" >= "reminder_settings"."officer_after_days")
);
--> statement-breakpoint
CREATE TABLE `school_holiday` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "school_holiday_name" CHECK(trim("school_holiday"."name") <> ''),
	CONSTRAINT "school_holiday_order" CHECK("school_holiday"."from_on" <= "school_holiday"."until_on"),
	CONSTRAINT "school_holiday_from_on" CHECK("school_holiday"."from_on" is null or (length("school_holiday"."from_on") = 10 and "school_holiday"."from_on" like '____-__-__')),
	CONSTRAINT "school_holiday_until_on" CHECK("school_holiday"."until_on" is null or (length("school_holiday"."until_on") = 10 and "school_holiday"."until_on" like '____-__-__'))
);
