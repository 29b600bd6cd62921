CREATE TABLE "saved_filter" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"user_id" text NOT NULL,
	"information_domain_id" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"parameters" text NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "saved_filter_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "saved_filter_named" CHECK (trim("saved_filter"."name") <> '')
);
--> statement-breakpoint
DROP INDEX "device_of_target_object";--> statement-breakpoint
ALTER TABLE "device" ADD COLUMN "manufacturer_key" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "device" ADD COLUMN "model_key" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "device" ADD COLUMN "os_key" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "device" ADD COLUMN "holder_key" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "saved_filter" ADD CONSTRAINT "saved_filter_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_filter" ADD CONSTRAINT "saved_filter_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_filter" ADD CONSTRAINT "saved_filter_domain" FOREIGN KEY ("organisation_id","information_domain_id") REFERENCES "public"."information_domain"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "saved_filter_name" ON "saved_filter" USING btree ("organisation_id","user_id","information_domain_id","name_key");--> statement-breakpoint
CREATE INDEX "device_of_site" ON "device" USING btree ("organisation_id","site_id","information_domain_id");--> statement-breakpoint
CREATE INDEX "device_by_number" ON "device" USING btree ("organisation_id","information_domain_id","inventory_key" COLLATE "C","id" COLLATE "C");--> statement-breakpoint
CREATE INDEX "device_by_model" ON "device" USING btree ("organisation_id","information_domain_id","manufacturer_key" COLLATE "C","model_key" COLLATE "C","id" COLLATE "C");--> statement-breakpoint
CREATE INDEX "device_by_os" ON "device" USING btree ("organisation_id","information_domain_id","os_key" COLLATE "C","os_version" COLLATE "C","id" COLLATE "C");--> statement-breakpoint
CREATE INDEX "device_by_holder" ON "device" USING btree ("organisation_id","information_domain_id","holder_key" COLLATE "C","id" COLLATE "C");--> statement-breakpoint
CREATE INDEX "device_by_bound" ON "device" USING btree ("organisation_id","information_domain_id","bound_until" COLLATE "C","id" COLLATE "C");--> statement-breakpoint
CREATE INDEX "device_by_warranty" ON "device" USING btree ("organisation_id","information_domain_id","warranty_until" COLLATE "C","id" COLLATE "C");--> statement-breakpoint
CREATE INDEX "device_by_purchase" ON "device" USING btree ("organisation_id","information_domain_id","purchased_on" COLLATE "C","id" COLLATE "C");--> statement-breakpoint
CREATE INDEX "device_of_target_object" ON "device" USING btree ("organisation_id","target_object_id","id" COLLATE "C");
--> statement-breakpoint
UPDATE device SET manufacturer_key = replace(replace(replace(replace(lower(replace(replace(replace(manufacturer, 'Ä', 'ae'), 'Ö', 'oe'), 'Ü', 'ue')), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss'), model_key = replace(replace(replace(replace(lower(replace(replace(replace(model, 'Ä', 'ae'), 'Ö', 'oe'), 'Ü', 'ue')), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss'), os_key = replace(replace(replace(replace(lower(replace(replace(replace(os, 'Ä', 'ae'), 'Ö', 'oe'), 'Ü', 'ue')), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss'), holder_key = replace(replace(replace(replace(lower(replace(replace(replace(holder, 'Ä', 'ae'), 'Ö', 'oe'), 'Ü', 'ue')), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss');
--> statement-breakpoint
-- Rows of saved_filter belong to the organisation of the transaction.
ALTER TABLE "saved_filter" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "saved_filter" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "saved_filter_of_organisation" ON "saved_filter" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
