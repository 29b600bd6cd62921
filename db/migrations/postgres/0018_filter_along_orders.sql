DROP INDEX "device_by_number";--> statement-breakpoint
DROP INDEX "device_by_model";--> statement-breakpoint
DROP INDEX "device_by_os";--> statement-breakpoint
DROP INDEX "device_by_holder";--> statement-breakpoint
DROP INDEX "device_by_bound";--> statement-breakpoint
DROP INDEX "device_by_warranty";--> statement-breakpoint
DROP INDEX "device_by_purchase";--> statement-breakpoint
CREATE INDEX "device_by_number" ON "device" USING btree ("organisation_id","information_domain_id","inventory_key","id","kind","status");--> statement-breakpoint
CREATE INDEX "device_by_model" ON "device" USING btree ("organisation_id","information_domain_id","manufacturer_key","model_key","id","kind","status");--> statement-breakpoint
CREATE INDEX "device_by_os" ON "device" USING btree ("organisation_id","information_domain_id","os_key","os_version","id","kind","status");--> statement-breakpoint
CREATE INDEX "device_by_holder" ON "device" USING btree ("organisation_id","information_domain_id","holder_key","id","kind","status");--> statement-breakpoint
CREATE INDEX "device_by_bound" ON "device" USING btree ("organisation_id","information_domain_id","bound_until","id","kind","status");--> statement-breakpoint
CREATE INDEX "device_by_warranty" ON "device" USING btree ("organisation_id","information_domain_id","warranty_until","id","kind","status");--> statement-breakpoint
CREATE INDEX "device_by_purchase" ON "device" USING btree ("organisation_id","information_domain_id","purchased_on","id","kind","status");