SELECT
  *
FROM (
  SELECT
    "t11"."product",
    COALESCE("t11"."found_version", "t11"."version") AS "version",
    "t11"."machine",
    "t11"."users",
    "t11"."used"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t9"."machine",
        "t9"."title",
        "t9"."version",
        "t9"."publisher",
        "t9"."users",
        "t9"."used",
        "t5"."known_title",
        "t5"."known_publisher",
        "t5"."product",
        "t5"."found_version"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t0"."machine",
            "t0"."title",
            "t0"."version",
            "t0"."publisher",
            "t0"."users",
            "t0"."used"
          FROM "installations" AS "t0"
        ) AS "t3"
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
      ) AS "t9"
      INNER JOIN (
        SELECT
          "t1"."title" AS "known_title",
          "t1"."publisher" AS "known_publisher",
          "t1"."product",
          "t1"."found_version"
        FROM "titles" AS "t1"
      ) AS "t5"
        ON "t9"."title" = "t5"."known_title"
    ) AS "t10"
    WHERE
      (
        "t10"."known_publisher" IS NULL
      )
      OR (
        "t10"."known_publisher" = "t10"."publisher"
      )
  ) AS "t11"
) AS "t12"
