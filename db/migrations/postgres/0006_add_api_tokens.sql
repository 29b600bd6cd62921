CREATE TABLE "api_token" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"scopes" json NOT NULL,
	"information_domain_id" text,
	"created_by" text NOT NULL,
	"created_at" text NOT NULL,
	"expires_on" text NOT NULL,
	"last_used_at" text,
	"revoked_at" text,
	"revoked_by" text,
	CONSTRAINT "api_token_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "api_token_name" CHECK (trim("api_token"."name") <> ''),
	CONSTRAINT "api_token_expires_on" CHECK ("api_token"."expires_on" is null or (length("api_token"."expires_on") = 10 and "api_token"."expires_on" like '____-__-__')),
	CONSTRAINT "api_token_revoked" CHECK (("api_token"."revoked_at" is null and "api_token"."revoked_by" is null) or ("api_token"."revoked_at" is not null and "api_token"."revoked_by" is not null and trim("api_token"."revoked_by") <> ''))
);
--> statement-breakpoint
ALTER TABLE "device" ADD COLUMN "serial_key" text;--> statement-breakpoint
ALTER TABLE "device" ADD COLUMN "last_seen_at" text;--> statement-breakpoint
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_domain" FOREIGN KEY ("organisation_id","information_domain_id") REFERENCES "public"."information_domain"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "api_token_hash" ON "api_token" USING btree ("organisation_id","token_hash");--> statement-breakpoint
CREATE INDEX "device_serial_key" ON "device" USING btree ("organisation_id","serial_key");--> statement-breakpoint
CREATE INDEX "device_mac" ON "device" USING btree ("organisation_id","mac");--> statement-breakpoint
-- Serial numbers that are there, of every organisation: folded as far as SQL can; the program folds the rest when it saves the device.
ALTER TABLE "device" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
UPDATE "device" SET "serial_key" = lower(replace("serial", ' ', '')) WHERE "serial" IS NOT NULL AND "serial" <> '';
--> statement-breakpoint
ALTER TABLE "device" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Rows of api_token belong to the organisation of the transaction.
ALTER TABLE "api_token" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "api_token" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "api_token_of_organisation" ON "api_token" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
