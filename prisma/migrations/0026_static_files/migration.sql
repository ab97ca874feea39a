-- Scripts, styles and fonts of builds, so that a server of another build can answer for them.
CREATE TABLE "static_file" (
    "path" TEXT NOT NULL,
    "body" BYTEA NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "static_file_pkey" PRIMARY KEY ("path")
);
