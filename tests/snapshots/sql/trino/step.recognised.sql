SELECT
  *
FROM (
  SELECT
    "t5"."product",
    COALESCE("t5"."found_version", "t10"."version") AS "version",
    "t10"."machine",
    "t10"."users",
    "t10"."used"
  FROM (
    SELECT
      "t8"."machine",
      "t8"."title",
      "t8"."version",
      "t8"."publisher",
      "t8"."users",
      "t8"."used",
      COALESCE("t8"."publisher", '') AS "maker"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t1"."machine",
          "t1"."title",
          "t1"."version",
          "t1"."publisher",
          "t1"."users",
          "t1"."used"
        FROM "installations" AS "t1"
      ) AS "t4"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t6"."machine",
          "t6"."os" AS "title",
          CAST(NULL AS VARCHAR) AS "version",
          CAST(NULL AS VARCHAR) AS "publisher",
          CAST(NULL AS BIGINT) AS "users",
          CAST(NULL AS BOOLEAN) AS "used"
        FROM (
          SELECT
            *
          FROM "machines" AS "t2"
          WHERE
            "t2"."os" IS NOT NULL
        ) AS "t6"
      ) AS "t7"
    ) AS "t8"
  ) AS "t10"
  INNER JOIN (
    SELECT
      "t0"."title" AS "known_title",
      "t0"."publisher",
      "t0"."product",
      "t0"."found_version"
    FROM "titles" AS "t0"
  ) AS "t5"
    ON "t10"."title" = "t5"."known_title" AND "t10"."maker" = "t5"."publisher"
) AS "t11"
