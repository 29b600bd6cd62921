ALTER TABLE "measure" ADD COLUMN "model_key" text;--> statement-breakpoint
CREATE UNIQUE INDEX "measure_model" ON "measure" USING btree ("organisation_id","information_domain_id","model_key");