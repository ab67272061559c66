SELECT
  "t13"."product",
  "t13"."version",
  "t13"."machine",
  "t13"."users",
  "t13"."used"
FROM (
  SELECT
    IF("t12"."_at" IS NOT NULL, 'oracle.database_enterprise', "t12"."product") AS "product",
    "t12"."version",
    "t12"."machine",
    "t12"."users",
    "t12"."used",
    "t12"."_at"
  FROM (
    SELECT
      "t1"."product",
      "t1"."version",
      "t1"."machine",
      "t1"."users",
      "t1"."used",
      "t11"."_at"
    FROM "deployed" AS "t1"
    LEFT OUTER JOIN (
      SELECT
        "t9"."_at"
      FROM (
        SELECT DISTINCT
          *
        FROM (
          SELECT
            "t3"."machine" AS "_at"
          FROM (
            SELECT
              *
            FROM "deployed" AS "t0"
            WHERE
              "t0"."product" IN ('oracle.partitioning') AND COALESCE("t0"."used", TRUE)
          ) AS "t3"
        ) AS "t5"
      ) AS "t9"
      WHERE
        NOT EXISTS(
          SELECT
            1
          FROM (
            SELECT DISTINCT
              *
            FROM (
              SELECT
                "t2"."machine" AS "_at"
              FROM (
                SELECT
                  *
                FROM "deployed" AS "t0"
                WHERE
                  "t0"."product" = 'oracle.database_enterprise'
              ) AS "t2"
            ) AS "t4"
          ) AS "t8"
          WHERE
            "t9"."_at" = "t8"."_at"
        )
    ) AS "t11"
      ON "t1"."machine" = "t11"."_at" AND "t1"."product" = 'oracle.database'
  ) AS "t12"
) AS "t13"
