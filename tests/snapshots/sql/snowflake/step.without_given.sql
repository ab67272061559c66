WITH "t3" AS (
  SELECT
    "t0"."product",
    "t0"."version",
    "t0"."machine",
    "t0"."users",
    "t0"."used",
    COALESCE("t0"."version", '') AS "_version"
  FROM "deployed" AS "t0"
), "t11" AS (
  SELECT DISTINCT
    *
  FROM (
    SELECT
      "t2"."_vague",
      "t2"."_open",
      "t2"."_stated",
      "t2"."_known",
      "t5"."machine" AS "_at"
    FROM "t3" AS "t5"
    INNER JOIN "pairs" AS "t2"
      ON "t5"."product" = "t2"."_stated" AND "t5"."_version" = "t2"."_known"
  ) AS "t9"
)
SELECT
  *
FROM (
  SELECT
    "t20"."product",
    "t20"."version",
    "t20"."machine",
    "t20"."users",
    "t20"."used"
  FROM (
    SELECT
      "t18"."_stated" AS "product",
      "t18"."version",
      "t18"."machine",
      CAST(NULL AS BIGINT) AS "users",
      FALSE AS "used",
      "t18"."_version",
      "t18"."_vague",
      "t18"."_open",
      "t18"."_stated",
      "t18"."_known",
      "t18"."_at"
    FROM (
      SELECT
        "t8"."product",
        "t8"."version",
        "t8"."machine",
        "t8"."users",
        "t8"."used",
        "t8"."_version",
        "t15"."_vague",
        "t15"."_open",
        "t15"."_stated",
        "t15"."_known",
        "t15"."_at"
      FROM (
        SELECT
          *
        FROM "t3" AS "t4"
        WHERE
          "t4"."product" IN ('oracle.database')
      ) AS "t8"
      INNER JOIN (
        SELECT
          *
        FROM "t11" AS "t12"
        WHERE
          "t12"."_known" = '' AND "t12"."_open" <> ''
      ) AS "t15"
        ON "t8"."product" = "t15"."_vague"
        AND "t8"."_version" = "t15"."_open"
        AND "t8"."machine" = "t15"."_at"
    ) AS "t18"
  ) AS "t20"
) AS "t22"
UNION ALL
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t7"."product",
      "t7"."version",
      "t7"."machine",
      "t7"."users",
      "t7"."used"
    FROM (
      SELECT
        *
      FROM "t3" AS "t4"
      WHERE
        NOT (
          "t4"."product" IN ('oracle.database')
        )
    ) AS "t7"
  ) AS "t10"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t8"."product",
      "t8"."version",
      "t8"."machine",
      "t8"."users",
      "t8"."used"
    FROM (
      SELECT
        *
      FROM "t3" AS "t4"
      WHERE
        "t4"."product" IN ('oracle.database')
    ) AS "t8"
    WHERE
      NOT EXISTS(
        SELECT
          1
        FROM (
          SELECT DISTINCT
            *
          FROM (
            SELECT
              "t12"."_vague",
              "t12"."_open",
              "t12"."_at"
            FROM "t11" AS "t12"
          ) AS "t13"
        ) AS "t17"
        WHERE
          "t8"."product" = "t17"."_vague"
          AND "t8"."_version" = "t17"."_open"
          AND "t8"."machine" = "t17"."_at"
      )
  ) AS "t19"
) AS "t21"
