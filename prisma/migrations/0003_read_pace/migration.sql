-- When the next read of the provider may begin, for each who asks: all servers and workers keep the pace together.
CREATE TABLE "read_pace" (
    "asker" TEXT NOT NULL,
    "next_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "read_pace_pkey" PRIMARY KEY ("asker")
);
INSERT INTO "read_pace" ("asker") VALUES ('person'), ('machine'), ('list');
