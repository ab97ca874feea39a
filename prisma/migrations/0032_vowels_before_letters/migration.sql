-- Thai and Lao write some vowels before the letter they follow in speech, and people sort by the letter: เกศ stands under ก.
ALTER FUNCTION "sort_text"(TEXT) RENAME TO "sort_letters";

CREATE FUNCTION "sort_text"("given" TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN "sort_letters"(regexp_replace("given", '([เแโใไ])([ก-ฮ])|([ເແໂໃໄ])([ກ-ຮໜໝ])', '\2\1\4\3', 'g'));

DROP INDEX "coach_sort_text";
ALTER TABLE "coach" DROP COLUMN "sort_text";
ALTER TABLE "coach" ADD COLUMN "sort_text" TEXT COLLATE "C" GENERATED ALWAYS AS ("sort_text"("name")) STORED;
CREATE INDEX "coach_sort_text" ON "coach"("sort_text", "id");
