CREATE TABLE `access_log` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`at` text NOT NULL,
	`actor_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "access_log_kind" CHECK("access_log"."kind" in ('login', 'export', 'verify'))
);
--> statement-breakpoint
CREATE TABLE `application` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`information_domain_id` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`department` text DEFAULT '' NOT NULL,
	`vendor` text DEFAULT '' NOT NULL,
	`hosting` text,
	`provider` text DEFAULT '' NOT NULL,
	`personal_data` integer,
	`description` text DEFAULT '' NOT NULL,
	`users` text DEFAULT '' NOT NULL,
	`server` text DEFAULT '' NOT NULL,
	`target_object_id` text,
	`created_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`information_domain_id`) REFERENCES `information_domain`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`target_object_id`) REFERENCES `target_object`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "application_hosting" CHECK("application"."hosting" is null or "application"."hosting" in ('own', 'provider', 'cloud'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `application_name` ON `application` (`organisation_id`,`information_domain_id`,`name_key`);--> statement-breakpoint
CREATE TABLE `chain_head` (
	`organisation_id` text PRIMARY KEY NOT NULL,
	`sequence` integer NOT NULL,
	`hash` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `check` (
	`organisation_id` text NOT NULL,
	`target_object_id` text NOT NULL,
	`requirement` text NOT NULL,
	`module` text NOT NULL,
	`information_domain_id` text NOT NULL,
	`level` text NOT NULL,
	`status` text NOT NULL,
	`dispensable_because` text,
	`explanation` text DEFAULT '' NOT NULL,
	`responsible_id` text,
	`due_on` text,
	`surveyed_on` text,
	`interviewed` text DEFAULT '' NOT NULL,
	`checked_at` text,
	`checked_by` text,
	`provider_proof` text DEFAULT '' NOT NULL,
	`provider_proof_until` text,
	`risk_accepted_by` text,
	`risk_accepted_on` text,
	`risk_reason` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`organisation_id`, `target_object_id`, `requirement`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`information_domain_id`) REFERENCES `information_domain`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`target_object_id`) REFERENCES `target_object`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`responsible_id`) REFERENCES `person`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "check_level" CHECK("check"."level" in ('basic', 'standard', 'high')),
	CONSTRAINT "check_status" CHECK("check"."status" in ('open', 'yes', 'partial', 'no', 'dispensable')),
	CONSTRAINT "check_dispensable_because" CHECK("check"."dispensable_because" is null or "check"."dispensable_because" in ('not_relevant', 'replaced')),
	CONSTRAINT "check_dispensable_justified" CHECK("check"."status" <> 'dispensable' or ("check"."dispensable_because" is not null and trim("check"."explanation") <> '')),
	CONSTRAINT "check_dispensable_only" CHECK("check"."status" = 'dispensable' or "check"."dispensable_because" is null),
	CONSTRAINT "check_answer_recorded" CHECK("check"."status" = 'open' or ("check"."checked_at" is not null and "check"."checked_by" is not null)),
	CONSTRAINT "check_basic_risk_never_accepted" CHECK("check"."risk_accepted_on" is null or "check"."level" <> 'basic'),
	CONSTRAINT "check_risk_complete" CHECK(("check"."risk_accepted_on" is null) = ("check"."risk_accepted_by" is null) and ("check"."risk_accepted_on" is null or trim("check"."risk_reason") <> '')),
	CONSTRAINT "check_due_on" CHECK("check"."due_on" is null or (length("check"."due_on") = 10 and "check"."due_on" like '____-__-__')),
	CONSTRAINT "check_surveyed_on" CHECK("check"."surveyed_on" is null or (length("check"."surveyed_on") = 10 and "check"."surveyed_on" like '____-__-__')),
	CONSTRAINT "check_provider_proof_until" CHECK("check"."provider_proof_until" is null or (length("check"."provider_proof_until") = 10 and "check"."provider_proof_until" like '____-__-__')),
	CONSTRAINT "check_risk_accepted_on" CHECK("check"."risk_accepted_on" is null or (length("check"."risk_accepted_on") = 10 and "check"."risk_accepted_on" like '____-__-__'))
);
--> statement-breakpoint
CREATE INDEX `check_of_domain` ON `check` (`organisation_id`,`information_domain_id`,`status`);--> statement-breakpoint
CREATE TABLE `condition_answer` (
	`organisation_id` text NOT NULL,
	`target_object_id` text NOT NULL,
	`attribute` text NOT NULL,
	`answer` integer NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`answered_by` text NOT NULL,
	`answered_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`organisation_id`, `target_object_id`, `attribute`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`target_object_id`) REFERENCES `target_object`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `device` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`information_domain_id` text NOT NULL,
	`inventory_number` text,
	`inventory_key` text,
	`serial` text,
	`kind` text NOT NULL,
	`manufacturer` text DEFAULT '' NOT NULL,
	`model` text DEFAULT '' NOT NULL,
	`os` text DEFAULT '' NOT NULL,
	`os_version` text DEFAULT '' NOT NULL,
	`hostname` text DEFAULT '' NOT NULL,
	`mac` text DEFAULT '' NOT NULL,
	`network_zone` text,
	`site_id` text,
	`room_id` text,
	`status` text NOT NULL,
	`holder` text DEFAULT '' NOT NULL,
	`purchased_on` text,
	`price_cents` integer,
	`warranty_until` text,
	`support_until` text,
	`funding_programme` text DEFAULT '' NOT NULL,
	`bound_until` text,
	`target_object_id` text,
	`notes` text DEFAULT '' NOT NULL,
	`search_text` text NOT NULL,
	`created_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`information_domain_id`) REFERENCES `information_domain`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`site_id`) REFERENCES `site`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`room_id`) REFERENCES `room`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`target_object_id`) REFERENCES `target_object`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "device_kind" CHECK("device"."kind" in ('pc', 'notebook', 'client', 'tablet', 'smartphone', 'mobile_phone', 'server', 'virtual_server', 'storage', 'router', 'switch', 'access_point', 'firewall', 'network_device', 'printer', 'phone', 'telephone_system', 'fax', 'video_conference', 'interactive_board', 'projector', 'ups', 'iot', 'removable_media', 'other')),
	CONSTRAINT "device_status" CHECK("device"."status" in ('ordered', 'in_stock', 'in_use', 'on_loan', 'in_repair', 'lost', 'retired')),
	CONSTRAINT "device_zone" CHECK("device"."network_zone" is null or "device"."network_zone" in ('administrative', 'pedagogical', 'guest', 'management')),
	CONSTRAINT "device_identified" CHECK("device"."inventory_number" is not null or "device"."serial" is not null),
	CONSTRAINT "device_price" CHECK("device"."price_cents" is null or "device"."price_cents" >= 0),
	CONSTRAINT "device_purchased_on" CHECK("device"."purchased_on" is null or (length("device"."purchased_on") = 10 and "device"."purchased_on" like '____-__-__')),
	CONSTRAINT "device_warranty_until" CHECK("device"."warranty_until" is null or (length("device"."warranty_until") = 10 and "device"."warranty_until" like '____-__-__')),
	CONSTRAINT "device_support_until" CHECK("device"."support_until" is null or (length("device"."support_until") = 10 and "device"."support_until" like '____-__-__')),
	CONSTRAINT "device_bound_until" CHECK("device"."bound_until" is null or (length("device"."bound_until") = 10 and "device"."bound_until" like '____-__-__'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `device_inventory_number` ON `device` (`organisation_id`,`inventory_key`) WHERE inventory_key is not null;--> statement-breakpoint
CREATE INDEX `device_serial` ON `device` (`organisation_id`,`serial`);--> statement-breakpoint
CREATE INDEX `device_of_domain` ON `device` (`organisation_id`,`information_domain_id`);--> statement-breakpoint
CREATE INDEX `device_of_target_object` ON `device` (`organisation_id`,`target_object_id`);--> statement-breakpoint
CREATE TABLE `document` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`information_domain_id` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`responsible_id` text,
	`review_due_on` text,
	`created_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`information_domain_id`) REFERENCES `information_domain`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`responsible_id`) REFERENCES `person`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "document_kind" CHECK("document"."kind" in ('emergency_concept', 'security_concept', 'policy', 'other')),
	CONSTRAINT "document_review_due_on" CHECK("document"."review_due_on" is null or (length("document"."review_due_on") = 10 and "document"."review_due_on" like '____-__-__'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `document_title` ON `document` (`organisation_id`,`information_domain_id`,`title`);--> statement-breakpoint
CREATE TABLE `document_topic` (
	`organisation_id` text NOT NULL,
	`document_id` text NOT NULL,
	`topic` text NOT NULL,
	`done_on` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`organisation_id`, `document_id`, `topic`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`document_id`) REFERENCES `document`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "document_topic_done_on" CHECK("document_topic"."done_on" is null or (length("document_topic"."done_on") = 10 and "document_topic"."done_on" like '____-__-__'))
);
--> statement-breakpoint
CREATE TABLE `document_version` (
	`organisation_id` text NOT NULL,
	`document_id` text NOT NULL,
	`number` integer NOT NULL,
	`written_on` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`approved_by` text,
	`approved_on` text,
	PRIMARY KEY(`organisation_id`, `document_id`, `number`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`document_id`) REFERENCES `document`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "document_version_number" CHECK("document_version"."number" >= 1),
	CONSTRAINT "document_version_approved" CHECK(("document_version"."approved_on" is null) = ("document_version"."approved_by" is null)),
	CONSTRAINT "document_version_written_on" CHECK("document_version"."written_on" is null or (length("document_version"."written_on") = 10 and "document_version"."written_on" like '____-__-__')),
	CONSTRAINT "document_version_approved_on" CHECK("document_version"."approved_on" is null or (length("document_version"."approved_on") = 10 and "document_version"."approved_on" like '____-__-__'))
);
--> statement-breakpoint
CREATE TABLE `event` (
	`organisation_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`at` text NOT NULL,
	`actor_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`details_digest` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `sequence`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "event_sequence" CHECK("event"."sequence" >= 1)
);
--> statement-breakpoint
CREATE INDEX `event_subject` ON `event` (`organisation_id`,`subject_id`);--> statement-breakpoint
CREATE TABLE `event_detail` (
	`organisation_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`salt` text NOT NULL,
	`details` text NOT NULL,
	`erased_at` text,
	`erased_because` text,
	PRIMARY KEY(`organisation_id`, `sequence`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`sequence`) REFERENCES `event`(`organisation_id`,`sequence`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "event_detail_erased" CHECK(("event_detail"."erased_at" is null and "event_detail"."erased_because" is null and "event_detail"."details" <> '') or ("event_detail"."erased_at" is not null and "event_detail"."details" = '' and "event_detail"."salt" = '' and trim("event_detail"."erased_because") <> ''))
);
--> statement-breakpoint
CREATE TABLE `evidence_link` (
	`organisation_id` text NOT NULL,
	`target_object_id` text NOT NULL,
	`requirement` text NOT NULL,
	`document_id` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`organisation_id`, `target_object_id`, `requirement`, `document_id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`target_object_id`,`requirement`) REFERENCES `check`(`organisation_id`,`target_object_id`,`requirement`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`document_id`) REFERENCES `document`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `import_mapping` (
	`organisation_id` text NOT NULL,
	`kind` text NOT NULL,
	`header_fingerprint` text NOT NULL,
	`mapping` text NOT NULL,
	`remembered_at` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `kind`, `header_fingerprint`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `import_run` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`information_domain_id` text NOT NULL,
	`kind` text NOT NULL,
	`file` text NOT NULL,
	`file_sha256` text NOT NULL,
	`created` integer NOT NULL,
	`changed` integer NOT NULL,
	`unchanged` integer NOT NULL,
	`refused` integer NOT NULL,
	`at` text NOT NULL,
	`actor_id` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`information_domain_id`) REFERENCES `information_domain`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "import_run_kind" CHECK("import_run"."kind" in ('devices', 'applications', 'wiba', 'rooms', 'providers'))
);
--> statement-breakpoint
CREATE TABLE `information_domain` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`approach` text DEFAULT 'basic' NOT NULL,
	`profile` text,
	`edition` text DEFAULT '2023' NOT NULL,
	`created_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "information_domain_approach" CHECK("information_domain"."approach" in ('basic'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `information_domain_code` ON `information_domain` (`organisation_id`,`code`);--> statement-breakpoint
CREATE TABLE `measure` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`information_domain_id` text NOT NULL,
	`code` text NOT NULL,
	`title` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`status` text NOT NULL,
	`effort` text,
	`responsible_id` text,
	`due_on` text,
	`done_on` text,
	`personnel_once_cents` integer DEFAULT 0 NOT NULL,
	`personnel_yearly_cents` integer DEFAULT 0 NOT NULL,
	`material_once_cents` integer DEFAULT 0 NOT NULL,
	`material_yearly_cents` integer DEFAULT 0 NOT NULL,
	`yearly_from_on` text,
	`yearly_until_on` text,
	`created_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`information_domain_id`) REFERENCES `information_domain`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`responsible_id`) REFERENCES `person`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "measure_status" CHECK("measure"."status" in ('planned', 'in_progress', 'done', 'dropped')),
	CONSTRAINT "measure_effort" CHECK("measure"."effort" is null or "measure"."effort" in ('hours', 'days', 'weeks', 'months')),
	CONSTRAINT "measure_costs" CHECK("measure"."personnel_once_cents" >= 0 and "measure"."personnel_yearly_cents" >= 0 and "measure"."material_once_cents" >= 0 and "measure"."material_yearly_cents" >= 0),
	CONSTRAINT "measure_done" CHECK(("measure"."status" = 'done') = ("measure"."done_on" is not null)),
	CONSTRAINT "measure_due_on" CHECK("measure"."due_on" is null or (length("measure"."due_on") = 10 and "measure"."due_on" like '____-__-__')),
	CONSTRAINT "measure_done_on" CHECK("measure"."done_on" is null or (length("measure"."done_on") = 10 and "measure"."done_on" like '____-__-__')),
	CONSTRAINT "measure_yearly_from_on" CHECK("measure"."yearly_from_on" is null or (length("measure"."yearly_from_on") = 10 and "measure"."yearly_from_on" like '____-__-__')),
	CONSTRAINT "measure_yearly_until_on" CHECK("measure"."yearly_until_on" is null or (length("measure"."yearly_until_on") = 10 and "measure"."yearly_until_on" like '____-__-__'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `measure_code` ON `measure` (`organisation_id`,`information_domain_id`,`code`);--> statement-breakpoint
CREATE TABLE `measure_check` (
	`organisation_id` text NOT NULL,
	`measure_id` text NOT NULL,
	`target_object_id` text NOT NULL,
	`requirement` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `measure_id`, `target_object_id`, `requirement`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`measure_id`) REFERENCES `measure`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`target_object_id`,`requirement`) REFERENCES `check`(`organisation_id`,`target_object_id`,`requirement`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `membership` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`information_domain_id` text,
	`created_at` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`information_domain_id`) REFERENCES `information_domain`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "membership_role_known" CHECK("membership"."role" in ('officer', 'technician', 'contributor', 'management', 'auditor', 'admin'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `membership_everywhere` ON `membership` (`organisation_id`,`user_id`,`role`) WHERE information_domain_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX `membership_in_domain` ON `membership` (`organisation_id`,`user_id`,`role`,`information_domain_id`) WHERE information_domain_id is not null;--> statement-breakpoint
CREATE TABLE `milestone` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`code` text NOT NULL,
	`title` text NOT NULL,
	`area` text NOT NULL,
	`original_due_on` text,
	`review_interval_months` integer,
	`last_reviewed_on` text,
	`progress` text NOT NULL,
	`document_id` text,
	`steps_done` integer DEFAULT 0 NOT NULL,
	`steps_total` integer DEFAULT 1 NOT NULL,
	`reached_on` text,
	`created_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`document_id`) REFERENCES `document`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "milestone_area" CHECK("milestone"."area" in ('security', 'digitalisation', 'schools', 'privacy', 'organisation')),
	CONSTRAINT "milestone_progress" CHECK("milestone"."progress" in ('basis', 'wiba', 'document', 'manual')),
	CONSTRAINT "milestone_dated_or_ongoing" CHECK(("milestone"."original_due_on" is null) = ("milestone"."review_interval_months" is not null)),
	CONSTRAINT "milestone_steps" CHECK("milestone"."steps_done" between 0 and "milestone"."steps_total"),
	CONSTRAINT "milestone_original_due_on" CHECK("milestone"."original_due_on" is null or (length("milestone"."original_due_on") = 10 and "milestone"."original_due_on" like '____-__-__')),
	CONSTRAINT "milestone_last_reviewed_on" CHECK("milestone"."last_reviewed_on" is null or (length("milestone"."last_reviewed_on") = 10 and "milestone"."last_reviewed_on" like '____-__-__')),
	CONSTRAINT "milestone_reached_on" CHECK("milestone"."reached_on" is null or (length("milestone"."reached_on") = 10 and "milestone"."reached_on" like '____-__-__'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `milestone_code` ON `milestone` (`organisation_id`,`code`);--> statement-breakpoint
CREATE TABLE `milestone_domain` (
	`organisation_id` text NOT NULL,
	`milestone_id` text NOT NULL,
	`information_domain_id` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `milestone_id`, `information_domain_id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`milestone_id`) REFERENCES `milestone`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`information_domain_id`) REFERENCES `information_domain`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `milestone_extension` (
	`organisation_id` text NOT NULL,
	`milestone_id` text NOT NULL,
	`number` integer NOT NULL,
	`new_due_on` text NOT NULL,
	`reason` text NOT NULL,
	`extended_by` text NOT NULL,
	`extended_at` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `milestone_id`, `number`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`milestone_id`) REFERENCES `milestone`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "milestone_extension_reason" CHECK(trim("milestone_extension"."reason") <> ''),
	CONSTRAINT "milestone_extension_new_due_on" CHECK("milestone_extension"."new_due_on" is null or (length("milestone_extension"."new_due_on") = 10 and "milestone_extension"."new_due_on" like '____-__-__'))
);
--> statement-breakpoint
CREATE TABLE `module_decision` (
	`organisation_id` text NOT NULL,
	`target_object_id` text NOT NULL,
	`module` text NOT NULL,
	`information_domain_id` text NOT NULL,
	`decision` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`origin` text NOT NULL,
	`provider_id` text,
	`decided_by` text NOT NULL,
	`decided_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`organisation_id`, `target_object_id`, `module`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`information_domain_id`) REFERENCES `information_domain`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`target_object_id`) REFERENCES `target_object`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`provider_id`) REFERENCES `target_object`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "module_decision_known" CHECK("module_decision"."decision" in ('modelled', 'left_out', 'at_provider')),
	CONSTRAINT "module_decision_origin" CHECK("module_decision"."origin" in ('rule', 'person')),
	CONSTRAINT "module_decision_reason" CHECK("module_decision"."decision" <> 'left_out' or trim("module_decision"."reason") <> ''),
	CONSTRAINT "module_decision_provider_named" CHECK(("module_decision"."decision" = 'at_provider') = ("module_decision"."provider_id" is not null))
);
--> statement-breakpoint
CREATE INDEX `module_decision_of_domain` ON `module_decision` (`organisation_id`,`information_domain_id`);--> statement-breakpoint
CREATE TABLE `organisation` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`land` text DEFAULT 'ST' NOT NULL,
	`demo_day` text,
	`created_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "organisation_demo_day" CHECK("organisation"."demo_day" is null or (length("organisation"."demo_day") = 10 and "organisation"."demo_day" like '____-__-__'))
);
--> statement-breakpoint
CREATE TABLE `person` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`department` text DEFAULT '' NOT NULL,
	`email` text DEFAULT '' NOT NULL,
	`user_id` text,
	`created_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_name` ON `person` (`organisation_id`,`name_key`);--> statement-breakpoint
CREATE TABLE `progress_day` (
	`organisation_id` text NOT NULL,
	`information_domain_id` text NOT NULL,
	`day` text NOT NULL,
	`basic_met` integer NOT NULL,
	`basic_total` integer NOT NULL,
	`wiba_yes` integer NOT NULL,
	`wiba_total` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `information_domain_id`, `day`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`information_domain_id`) REFERENCES `information_domain`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "progress_day_day" CHECK("progress_day"."day" is null or (length("progress_day"."day") = 10 and "progress_day"."day" like '____-__-__')),
	CONSTRAINT "progress_day_sane" CHECK("progress_day"."basic_met" between 0 and "progress_day"."basic_total" and "progress_day"."wiba_yes" between 0 and "progress_day"."wiba_total")
);
--> statement-breakpoint
CREATE TABLE `protection_need` (
	`organisation_id` text NOT NULL,
	`target_object_id` text NOT NULL,
	`goal` text NOT NULL,
	`level` text NOT NULL,
	`effect` text NOT NULL,
	`reason` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`organisation_id`, `target_object_id`, `goal`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`target_object_id`) REFERENCES `target_object`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "protection_need_goal" CHECK("protection_need"."goal" in ('confidentiality', 'integrity', 'availability')),
	CONSTRAINT "protection_need_level" CHECK("protection_need"."level" in ('normal', 'high', 'very_high')),
	CONSTRAINT "protection_need_effect" CHECK("protection_need"."effect" in ('own', 'dependency', 'cumulation', 'distribution')),
	CONSTRAINT "protection_need_reason" CHECK(trim("protection_need"."reason") <> '')
);
--> statement-breakpoint
CREATE TABLE `room` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`site_id` text NOT NULL,
	`building` text DEFAULT '' NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`kind` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`site_id`) REFERENCES `site`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `room_name` ON `room` (`organisation_id`,`site_id`,`name_key`);--> statement-breakpoint
CREATE TABLE `site` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`type` text NOT NULL,
	`default_zone` text,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "site_type" CHECK("site"."type" in ('administration', 'school', 'other')),
	CONSTRAINT "site_default_zone" CHECK("site"."default_zone" is null or "site"."default_zone" in ('administrative', 'pedagogical', 'guest', 'management'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `site_name` ON `site` (`organisation_id`,`name_key`);--> statement-breakpoint
CREATE TABLE `suggestion` (
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
	CONSTRAINT "suggestion_kind" CHECK("suggestion"."kind" in ('check_from_wiba', 'module_conflict', 'group_drift')),
	CONSTRAINT "suggestion_state" CHECK("suggestion"."state" in ('open', 'accepted', 'refused')),
	CONSTRAINT "suggestion_made_on" CHECK("suggestion"."made_on" is null or (length("suggestion"."made_on") = 10 and "suggestion"."made_on" like '____-__-__'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `suggestion_once` ON `suggestion` (`organisation_id`,`information_domain_id`,`kind`,`subject`);--> statement-breakpoint
CREATE TABLE `target_object` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`information_domain_id` text NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`kinds` text NOT NULL,
	`attributes` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`platform` text DEFAULT '' NOT NULL,
	`location` text DEFAULT '' NOT NULL,
	`users` text DEFAULT '' NOT NULL,
	`operating_status` text NOT NULL,
	`count` integer DEFAULT 1 NOT NULL,
	`group_key` text DEFAULT '' NOT NULL,
	`edited` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`responsible_id` text,
	`search_text` text NOT NULL,
	`created_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`information_domain_id`) REFERENCES `information_domain`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`responsible_id`) REFERENCES `person`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "target_object_status" CHECK("target_object"."operating_status" in ('operation', 'test', 'planned')),
	CONSTRAINT "target_object_count" CHECK("target_object"."count" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `target_object_code` ON `target_object` (`organisation_id`,`information_domain_id`,`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `target_object_group` ON `target_object` (`organisation_id`,`information_domain_id`,`group_key`) WHERE group_key <> '';--> statement-breakpoint
CREATE TABLE `target_object_link` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`from_id` text NOT NULL,
	`to_id` text NOT NULL,
	`relation` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`origin` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`from_id`) REFERENCES `target_object`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`to_id`) REFERENCES `target_object`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "target_object_link_relation" CHECK("target_object_link"."relation" in ('depends_on', 'located_in', 'connected_to', 'provided_by', 'virtualised_on')),
	CONSTRAINT "target_object_link_origin" CHECK("target_object_link"."origin" in ('rule', 'person')),
	CONSTRAINT "target_object_link_other" CHECK("target_object_link"."from_id" <> "target_object_link"."to_id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `target_object_link_once` ON `target_object_link` (`organisation_id`,`from_id`,`to_id`,`relation`);--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text,
	`password_is_one_time` integer DEFAULT false NOT NULL,
	`created_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_email` ON `user` (`email`);--> statement-breakpoint
CREATE TABLE `wiba_answer` (
	`organisation_id` text NOT NULL,
	`information_domain_id` text NOT NULL,
	`question` text NOT NULL,
	`answer` text,
	`note` text DEFAULT '' NOT NULL,
	`answered_at` text NOT NULL,
	`answered_by` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`organisation_id`, `information_domain_id`, `question`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`information_domain_id`) REFERENCES `information_domain`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "wiba_answer_known" CHECK("wiba_answer"."answer" is null or "wiba_answer"."answer" in ('yes', 'no', 'not_relevant')),
	CONSTRAINT "wiba_answer_not_relevant_noted" CHECK("wiba_answer"."answer" <> 'not_relevant' or trim("wiba_answer"."note") <> '')
);
