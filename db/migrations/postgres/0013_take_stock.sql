CREATE TABLE "stocktaking" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"information_domain_id" text NOT NULL,
	"site_id" text NOT NULL,
	"name" text NOT NULL,
	"started_at" text NOT NULL,
	"started_by" text NOT NULL,
	"finished_at" text,
	"finished_by" text,
	CONSTRAINT "stocktaking_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "stocktaking_name" CHECK (trim("stocktaking"."name") <> ''),
	CONSTRAINT "stocktaking_finished" CHECK (("stocktaking"."finished_at" is null) = ("stocktaking"."finished_by" is null))
);
--> statement-breakpoint
CREATE TABLE "stocktaking_find" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"stocktaking_id" text NOT NULL,
	"room_id" text NOT NULL,
	"room_name" text NOT NULL,
	"device_id" text,
	"label" text NOT NULL,
	"result" text NOT NULL,
	"stated_place" text DEFAULT '' NOT NULL,
	"at" text NOT NULL,
	"by" text NOT NULL,
	"rebooked_at" text,
	CONSTRAINT "stocktaking_find_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "stocktaking_find_result" CHECK ("stocktaking_find"."result" in ('found', 'wrong_room', 'unexpected', 'unknown', 'missing')),
	CONSTRAINT "stocktaking_find_device" CHECK (("stocktaking_find"."device_id" is null) = ("stocktaking_find"."result" = 'unknown'))
);
--> statement-breakpoint
CREATE TABLE "stocktaking_room" (
	"organisation_id" text NOT NULL,
	"stocktaking_id" text NOT NULL,
	"room_id" text NOT NULL,
	"name" text NOT NULL,
	"counted_at" text,
	"counted_by" text,
	CONSTRAINT "stocktaking_room_organisation_id_stocktaking_id_room_id_pk" PRIMARY KEY("organisation_id","stocktaking_id","room_id"),
	CONSTRAINT "stocktaking_room_counted" CHECK (("stocktaking_room"."counted_at" is null) = ("stocktaking_room"."counted_by" is null))
);
--> statement-breakpoint
ALTER TABLE "stocktaking" ADD CONSTRAINT "stocktaking_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stocktaking" ADD CONSTRAINT "stocktaking_domain" FOREIGN KEY ("organisation_id","information_domain_id") REFERENCES "public"."information_domain"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stocktaking" ADD CONSTRAINT "stocktaking_site" FOREIGN KEY ("organisation_id","site_id") REFERENCES "public"."site"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stocktaking_find" ADD CONSTRAINT "stocktaking_find_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stocktaking_find" ADD CONSTRAINT "stocktaking_of_find" FOREIGN KEY ("organisation_id","stocktaking_id") REFERENCES "public"."stocktaking"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stocktaking_room" ADD CONSTRAINT "stocktaking_room_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stocktaking_room" ADD CONSTRAINT "stocktaking_of_room" FOREIGN KEY ("organisation_id","stocktaking_id") REFERENCES "public"."stocktaking"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stocktaking_find_of_round" ON "stocktaking_find" USING btree ("organisation_id","stocktaking_id");--> statement-breakpoint
-- Rows of stocktaking belong to the organisation of the transaction.
ALTER TABLE "stocktaking" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "stocktaking" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "stocktaking_of_organisation" ON "stocktaking" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of stocktaking_room belong to the organisation of the transaction.
ALTER TABLE "stocktaking_room" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "stocktaking_room" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "stocktaking_room_of_organisation" ON "stocktaking_room" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of stocktaking_find belong to the organisation of the transaction.
ALTER TABLE "stocktaking_find" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "stocktaking_find" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "stocktaking_find_of_organisation" ON "stocktaking_find" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
