ALTER TABLE `measure` ADD `model_key` text;--> statement-breakpoint
CREATE UNIQUE INDEX `measure_model` ON `measure` (`organisation_id`,`information_domain_id`,`model_key`);