CREATE TABLE `import_preview` (
	`organisation_id` text NOT NULL,
	`upload_id` text NOT NULL,
	`list` text NOT NULL,
	`page` integer NOT NULL,
	`rows` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `upload_id`, `list`, `page`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`upload_id`) REFERENCES `import_upload`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "import_preview_list" CHECK("import_preview"."list" in ('refused', 'changed', 'new', 'missing', 'same')),
	CONSTRAINT "import_preview_page" CHECK("import_preview"."page" >= 1)
);
--> statement-breakpoint
CREATE TABLE `import_upload` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`information_domain_id` text NOT NULL,
	`actor_id` text NOT NULL,
	`kind` text NOT NULL,
	`file` text NOT NULL,
	`file_sha256` text NOT NULL,
	`size` integer NOT NULL,
	`data` blob,
	`state` text NOT NULL,
	`message` text DEFAULT '' NOT NULL,
	`reading` text,
	`mapping` text,
	`plan` text,
	`result` text,
	`claimed_by` text,
	`claimed_at` text,
	`uploaded_at` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`information_domain_id`) REFERENCES `information_domain`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "import_upload_kind" CHECK("import_upload"."kind" in ('devices', 'applications', 'wiba', 'rooms', 'providers')),
	CONSTRAINT "import_upload_state" CHECK("import_upload"."state" in ('reading', 'columns', 'planning', 'planned', 'storing', 'stored', 'failed')),
	CONSTRAINT "import_upload_size" CHECK("import_upload"."size" > 0),
	CONSTRAINT "import_upload_claim" CHECK(("import_upload"."claimed_by" is null) = ("import_upload"."claimed_at" is null))
);
--> statement-breakpoint
CREATE INDEX `import_upload_of_actor` ON `import_upload` (`organisation_id`,`actor_id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_device` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`information_domain_id` text NOT NULL,
	`inventory_number` text,
	`inventory_key` text,
	`serial` text,
	`serial_key` text,
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
	`last_seen_at` text,
	`search_text` text NOT NULL,
	`created_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`information_domain_id`) REFERENCES `information_domain`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`site_id`) REFERENCES `site`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`room_id`) REFERENCES `room`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`target_object_id`) REFERENCES `target_object`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "device_kind" CHECK("__new_device"."kind" in ('pc', 'notebook', 'client', 'tablet', 'smartphone', 'mobile_phone', 'server', 'virtual_server', 'storage', 'router', 'switch', 'access_point', 'firewall', 'network_device', 'printer', 'phone', 'telephone_system', 'fax', 'video_conference', 'interactive_board', 'projector', 'ups', 'iot', 'removable_media', 'other')),
	CONSTRAINT "device_status" CHECK("__new_device"."status" in ('ordered', 'in_stock', 'in_use', 'on_loan', 'in_repair', 'lost', 'retired')),
	CONSTRAINT "device_zone" CHECK("__new_device"."network_zone" is null or "__new_device"."network_zone" in ('administrative', 'pedagogical', 'guest', 'management')),
	CONSTRAINT "device_identified" CHECK("__new_device"."inventory_number" is not null or "__new_device"."serial" is not null or "__new_device"."mac" <> '' or "__new_device"."hostname" <> ''),
	CONSTRAINT "device_price" CHECK("__new_device"."price_cents" is null or "__new_device"."price_cents" >= 0),
	CONSTRAINT "device_purchased_on" CHECK("__new_device"."purchased_on" is null or (length("__new_device"."purchased_on") = 10 and "__new_device"."purchased_on" like '____-__-__')),
	CONSTRAINT "device_warranty_until" CHECK("__new_device"."warranty_until" is null or (length("__new_device"."warranty_until") = 10 and "__new_device"."warranty_until" like '____-__-__')),
	CONSTRAINT "device_support_until" CHECK("__new_device"."support_until" is null or (length("__new_device"."support_until") = 10 and "__new_device"."support_until" like '____-__-__')),
	CONSTRAINT "device_bound_until" CHECK("__new_device"."bound_until" is null or (length("__new_device"."bound_until") = 10 and "__new_device"."bound_until" like '____-__-__'))
);
--> statement-breakpoint
INSERT INTO `__new_device`("organisation_id", "id", "information_domain_id", "inventory_number", "inventory_key", "serial", "serial_key", "kind", "manufacturer", "model", "os", "os_version", "hostname", "mac", "network_zone", "site_id", "room_id", "status", "holder", "purchased_on", "price_cents", "warranty_until", "support_until", "funding_programme", "bound_until", "target_object_id", "notes", "last_seen_at", "search_text", "created_at", "version") SELECT "organisation_id", "id", "information_domain_id", "inventory_number", "inventory_key", "serial", "serial_key", "kind", "manufacturer", "model", "os", "os_version", "hostname", "mac", "network_zone", "site_id", "room_id", "status", "holder", "purchased_on", "price_cents", "warranty_until", "support_until", "funding_programme", "bound_until", "target_object_id", "notes", "last_seen_at", "search_text", "created_at", "version" FROM `device`;--> statement-breakpoint
DROP TABLE `device`;--> statement-breakpoint
ALTER TABLE `__new_device` RENAME TO `device`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `device_inventory_number` ON `device` (`organisation_id`,`inventory_key`) WHERE inventory_key is not null;--> statement-breakpoint
CREATE INDEX `device_serial` ON `device` (`organisation_id`,`serial`);--> statement-breakpoint
CREATE INDEX `device_serial_key` ON `device` (`organisation_id`,`serial_key`);--> statement-breakpoint
CREATE INDEX `device_mac` ON `device` (`organisation_id`,`mac`);--> statement-breakpoint
CREATE INDEX `device_of_domain` ON `device` (`organisation_id`,`information_domain_id`);--> statement-breakpoint
CREATE INDEX `device_of_target_object` ON `device` (`organisation_id`,`target_object_id`);