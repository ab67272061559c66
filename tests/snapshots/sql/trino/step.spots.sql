SELECT
  "t8"."tally",
  "t8"."spot",
  SUM("t8"."bit") AS "anew"
FROM (
  SELECT
    "t7"."tally",
    "t7"."variant",
    "t7"."estate.templates",
    "t7"."estate.powered_off",
    "t7"."estate.test",
    "t7"."oracle.unused_options",
    "t7"."spot",
    CAST(CASE
      WHEN "t7"."variant" = 1
      THEN 2
      WHEN "t7"."variant" = 2
      THEN 4
      WHEN "t7"."variant" = 3
      THEN 8
      WHEN "t7"."variant" = 4
      THEN 16
      WHEN "t7"."variant" = 5
      THEN 32
      WHEN "t7"."variant" = 6
      THEN 64
      WHEN "t7"."variant" = 7
      THEN 128
      WHEN "t7"."variant" = 8
      THEN 256
      WHEN "t7"."variant" = 9
      THEN 512
      WHEN "t7"."variant" = 10
      THEN 1024
      WHEN "t7"."variant" = 11
      THEN 2048
      WHEN "t7"."variant" = 12
      THEN 4096
      WHEN "t7"."variant" = 13
      THEN 8192
      WHEN "t7"."variant" = 14
      THEN 16384
      WHEN "t7"."variant" = 15
      THEN 32768
      ELSE 0
    END AS BIGINT) AS "bit"
  FROM (
    SELECT DISTINCT
      *
    FROM (
      SELECT
        "t5"."tally",
        "t5"."variant",
        "t5"."estate.templates",
        "t5"."estate.powered_off",
        "t5"."estate.test",
        "t5"."oracle.unused_options",
        CASE
          WHEN "t5"."within" = 'machine'
          THEN "t5"."machine"
          WHEN "t5"."within" = 'place'
          THEN "t5"."place"
          ELSE ''
        END AS "spot"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t2"."product",
            "t2"."version",
            "t2"."machine",
            "t2"."kind",
            "t2"."processors",
            "t2"."cores",
            "t2"."vcpus",
            "t2"."cpu_model",
            "t2"."environment",
            "t2"."users",
            "t2"."host",
            "t2"."host_processors",
            "t2"."host_cores",
            "t2"."host_cpu_model",
            "t2"."cluster",
            "t2"."vcenter",
            "t2"."powered",
            "t2"."template",
            "t2"."test",
            "t2"."used",
            "t2"."place",
            "t3"."tally",
            "t3"."within",
            "t3"."variant",
            "t3"."estate.templates",
            "t3"."estate.powered_off",
            "t3"."estate.test",
            "t3"."oracle.unused_options",
            "t3"."first estate.templates",
            "t3"."first estate.powered_off",
            "t3"."first estate.test",
            "t3"."first oracle.unused_options"
          FROM "footprint" AS "t2"
          INNER JOIN "variants" AS "t3"
            ON "t2"."product" = "t3"."product"
        ) AS "t4"
        WHERE
          (
            FALSE
            OR (
              "t4"."template" AND "t4"."estate.templates"
            )
            OR (
              NOT (
                "t4"."powered"
              ) AND "t4"."estate.powered_off"
            )
            OR (
              "t4"."test" AND "t4"."estate.test"
            )
            OR (
              NOT (
                "t4"."used"
              ) AND "t4"."oracle.unused_options"
            )
          ) <> (
            FALSE
            OR (
              "t4"."template" AND "t4"."first estate.templates"
            )
            OR (
              NOT (
                "t4"."powered"
              ) AND "t4"."first estate.powered_off"
            )
            OR (
              "t4"."test" AND "t4"."first estate.test"
            )
            OR (
              NOT (
                "t4"."used"
              ) AND "t4"."first oracle.unused_options"
            )
          )
      ) AS "t5"
    ) AS "t6"
  ) AS "t7"
) AS "t8"
GROUP BY
  1,
  2
