-- The views of the list of coaches that somebody of the staff saved for themselves.
CREATE TABLE "saved_view" (
    "user_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("user_id", "name"),
    CONSTRAINT "saved_view_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "saved_view_lengths" CHECK (char_length("name") BETWEEN 1 AND 60 AND char_length("query") <= 500)
);
