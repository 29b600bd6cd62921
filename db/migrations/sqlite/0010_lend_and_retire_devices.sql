CREATE TABLE `device_loan` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`device_id` text NOT NULL,
	`borrower` text NOT NULL,
	`borrower_unit` text DEFAULT '' NOT NULL,
	`borrower_contact` text DEFAULT '' NOT NULL,
	`lent_on` text NOT NULL,
	`due_on` text NOT NULL,
	`accessories` text DEFAULT '' NOT NULL,
	`condition_out` text DEFAULT '' NOT NULL,
	`lent_by` text NOT NULL,
	`returned_on` text,
	`condition_in` text DEFAULT '' NOT NULL,
	`missing` text DEFAULT '' NOT NULL,
	`returned_to` text,
	`erased_at` text,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`device_id`) REFERENCES `device`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "device_loan_lent_on" CHECK("device_loan"."lent_on" is null or (length("device_loan"."lent_on") = 10 and "device_loan"."lent_on" like '____-__-__')),
	CONSTRAINT "device_loan_due_on" CHECK("device_loan"."due_on" is null or (length("device_loan"."due_on") = 10 and "device_loan"."due_on" like '____-__-__')),
	CONSTRAINT "device_loan_returned_on" CHECK("device_loan"."returned_on" is null or (length("device_loan"."returned_on") = 10 and "device_loan"."returned_on" like '____-__-__')),
	CONSTRAINT "device_loan_order" CHECK("device_loan"."due_on" >= "device_loan"."lent_on"),
	CONSTRAINT "device_loan_taken_back" CHECK(("device_loan"."returned_on" is null) = ("device_loan"."returned_to" is null)),
	CONSTRAINT "device_loan_erased" CHECK(("device_loan"."erased_at" is null and trim("device_loan"."borrower") <> '') or ("device_loan"."erased_at" is not null and "device_loan"."returned_on" is not null and "device_loan"."borrower" = '' and "device_loan"."borrower_unit" = '' and "device_loan"."borrower_contact" = ''))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `device_loan_open` ON `device_loan` (`organisation_id`,`device_id`) WHERE returned_on is null;--> statement-breakpoint
CREATE INDEX `device_loan_returned` ON `device_loan` (`organisation_id`,`returned_on`);--> statement-breakpoint
CREATE TABLE `device_loss` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`device_id` text NOT NULL,
	`noticed_on` text NOT NULL,
	`place` text DEFAULT '' NOT NULL,
	`circumstances` text NOT NULL,
	`police_report` text DEFAULT '' NOT NULL,
	`insurance_report` text DEFAULT '' NOT NULL,
	`data_risk` text NOT NULL,
	`data_risk_note` text DEFAULT '' NOT NULL,
	`reported_by` text NOT NULL,
	`found_on` text,
	`found_by` text,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`device_id`) REFERENCES `device`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "device_loss_noticed_on" CHECK("device_loss"."noticed_on" is null or (length("device_loss"."noticed_on") = 10 and "device_loss"."noticed_on" like '____-__-__')),
	CONSTRAINT "device_loss_found_on" CHECK("device_loss"."found_on" is null or (length("device_loss"."found_on") = 10 and "device_loss"."found_on" like '____-__-__')),
	CONSTRAINT "device_loss_circumstances" CHECK(trim("device_loss"."circumstances") <> ''),
	CONSTRAINT "device_loss_data_risk" CHECK("device_loss"."data_risk" in ('none', 'encrypted', 'readable', 'unknown')),
	CONSTRAINT "device_loss_found" CHECK(("device_loss"."found_on" is null) = ("device_loss"."found_by" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `device_loss_open` ON `device_loss` (`organisation_id`,`device_id`) WHERE found_on is null;--> statement-breakpoint
CREATE TABLE `device_repair` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`device_id` text NOT NULL,
	`sent_on` text NOT NULL,
	`defect` text NOT NULL,
	`company` text DEFAULT '' NOT NULL,
	`is_warranty` integer NOT NULL,
	`sent_by` text NOT NULL,
	`ended_on` text,
	`result` text DEFAULT '' NOT NULL,
	`cost_cents` integer,
	`ended_by` text,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`device_id`) REFERENCES `device`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "device_repair_sent_on" CHECK("device_repair"."sent_on" is null or (length("device_repair"."sent_on") = 10 and "device_repair"."sent_on" like '____-__-__')),
	CONSTRAINT "device_repair_ended_on" CHECK("device_repair"."ended_on" is null or (length("device_repair"."ended_on") = 10 and "device_repair"."ended_on" like '____-__-__')),
	CONSTRAINT "device_repair_defect" CHECK(trim("device_repair"."defect") <> ''),
	CONSTRAINT "device_repair_ended" CHECK(("device_repair"."ended_on" is null) = ("device_repair"."ended_by" is null)),
	CONSTRAINT "device_repair_cost" CHECK("device_repair"."cost_cents" is null or "device_repair"."cost_cents" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `device_repair_open` ON `device_repair` (`organisation_id`,`device_id`) WHERE ended_on is null;--> statement-breakpoint
CREATE TABLE `device_retirement` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`device_id` text NOT NULL,
	`retired_on` text NOT NULL,
	`destination` text NOT NULL,
	`recipient` text DEFAULT '' NOT NULL,
	`wiping_method` text NOT NULL,
	`wiped_on` text,
	`wiped_by` text DEFAULT '' NOT NULL,
	`wiping_proof` text DEFAULT '' NOT NULL,
	`bound_until` text,
	`bound_reason` text DEFAULT '' NOT NULL,
	`retired_by` text NOT NULL,
	`withdrawn_at` text,
	`withdrawn_by` text,
	`withdrawn_because` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`device_id`) REFERENCES `device`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "device_retirement_retired_on" CHECK("device_retirement"."retired_on" is null or (length("device_retirement"."retired_on") = 10 and "device_retirement"."retired_on" like '____-__-__')),
	CONSTRAINT "device_retirement_wiped_on" CHECK("device_retirement"."wiped_on" is null or (length("device_retirement"."wiped_on") = 10 and "device_retirement"."wiped_on" like '____-__-__')),
	CONSTRAINT "device_retirement_bound_until" CHECK("device_retirement"."bound_until" is null or (length("device_retirement"."bound_until") = 10 and "device_retirement"."bound_until" like '____-__-__')),
	CONSTRAINT "device_retirement_destination" CHECK("device_retirement"."destination" in ('recycled', 'destroyed', 'sold', 'donated', 'returned', 'parts', 'gone')),
	CONSTRAINT "device_retirement_wiping_method" CHECK("device_retirement"."wiping_method" in ('overwritten', 'crypto_erased', 'factory_reset', 'shredded', 'removed', 'no_storage', 'unreachable')),
	CONSTRAINT "device_retirement_wiped" CHECK("device_retirement"."wiping_method" in ('no_storage', 'unreachable') or ("device_retirement"."wiped_on" is not null and trim("device_retirement"."wiped_by") <> '')),
	CONSTRAINT "device_retirement_bound" CHECK("device_retirement"."bound_until" is null or trim("device_retirement"."bound_reason") <> ''),
	CONSTRAINT "device_retirement_withdrawn" CHECK(("device_retirement"."withdrawn_at" is null and "device_retirement"."withdrawn_by" is null) or ("device_retirement"."withdrawn_at" is not null and "device_retirement"."withdrawn_by" is not null and trim("device_retirement"."withdrawn_because") <> ''))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `device_retirement_standing` ON `device_retirement` (`organisation_id`,`device_id`) WHERE withdrawn_at is null;--> statement-breakpoint
ALTER TABLE `organisation` ADD `loan_retention_days` integer DEFAULT 90 NOT NULL;