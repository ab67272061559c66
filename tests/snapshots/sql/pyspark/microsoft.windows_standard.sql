SELECT
  `t12`.`product`,
  `t12`.`thing`,
  `t12`.`machines`,
  IF(`t12`.`_reason` IS NULL, `t12`.`_quantity`, CAST(NULL AS DOUBLE)) AS `quantity`,
  COALESCE(`t12`.`_reason`, `t12`.`_rule`) AS `rule`,
  `t12`.`_alone` AS `alone`,
  `t12`.`_alone_rule` AS `alone_rule`,
  `t12`.`_people` AS `people`,
  `t12`.`_least` AS `least`,
  `t12`.`_step` AS `step`,
  `t12`.`_version` AS `version`
FROM (
  SELECT
    `t11`.`product`,
    `t11`.`thing`,
    `t11`.`machines`,
    CAST(`t11`.`base` * `t11`.`times` AS DOUBLE) AS `_quantity`,
    CONCAT(
      CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(
              CONCAT(
                CONCAT(COALESCE(`t11`.`base_words`, '?'), ' × '),
                COALESCE(CAST(`t11`.`times` AS STRING), '?')
              ),
              ' for '
            ),
            COALESCE(
              IF(
                `t11`.`hosted` = 1,
                '1 machine',
                CONCAT(COALESCE(CAST(`t11`.`hosted` AS STRING), '?'), ' machines')
              ),
              '?'
            )
          ),
          COALESCE(`t11`.`landing`, '?')
        ),
        ', 2 to each full licensing (Windows Server licensing guide of 2016-10)'
      ),
      COALESCE(`t11`.`reach`, '?')
    ) AS `_rule`,
    CASE
      WHEN (
        `t11`.`cores` IS NULL
      ) AND (
        `t11`.`homeless` > 0
      )
      THEN CONCAT(CONCAT('not counted: the host of ', COALESCE(`t11`.`thing`, '?')), ' is not known')
      WHEN `t11`.`cores` IS NULL
      THEN CONCAT(
        CONCAT('not counted: the cores of ', COALESCE(`t11`.`thing`, '?')),
        ' are not known'
      )
      WHEN `t11`.`processors` IS NULL
      THEN CONCAT(
        CONCAT('not counted: the processors of ', COALESCE(`t11`.`thing`, '?')),
        ' are not known'
      )
      ELSE NULL
    END AS `_reason`,
    CAST(NULL AS DOUBLE) AS `_alone`,
    CAST(NULL AS STRING) AS `_alone_rule`,
    CAST(NULL AS DOUBLE) AS `_people`,
    CAST(NULL AS DOUBLE) AS `_least`,
    CAST(NULL AS DOUBLE) AS `_step`,
    CAST(NULL AS STRING) AS `_version`
  FROM (
    SELECT
      `t10`.`product`,
      `t10`.`thing`,
      `t10`.`machines`,
      `t10`.`guests`,
      `t10`.`native`,
      `t10`.`homeless`,
      `t10`.`processors`,
      `t10`.`cores`,
      `t10`.`cpu_model`,
      `t10`.`version`,
      `t10`.`cluster`,
      `t10`.`vcenter`,
      `t10`.`vcpus`,
      `t10`.`reach`,
      `t10`.`hosted`,
      `t10`.`landing`,
      `t10`.`base`,
      `t10`.`base_words`,
      IF(
        (
          CAST(CEIL(CAST(`t10`.`hosted` AS DOUBLE) / 2) AS BIGINT) IS NOT NULL
        )
        AND (
          1 IS NOT NULL
        ),
        IF(
          CAST(CEIL(CAST(`t10`.`hosted` AS DOUBLE) / 2) AS BIGINT) >= 1,
          CAST(CEIL(CAST(`t10`.`hosted` AS DOUBLE) / 2) AS BIGINT),
          1
        ),
        NULL
      ) AS `times`
    FROM (
      SELECT
        `t9`.`product`,
        `t9`.`thing`,
        `t9`.`machines`,
        `t9`.`guests`,
        `t9`.`native`,
        `t9`.`homeless`,
        `t9`.`processors`,
        `t9`.`cores`,
        `t9`.`cpu_model`,
        `t9`.`version`,
        `t9`.`cluster`,
        `t9`.`vcenter`,
        `t9`.`vcpus`,
        `t9`.`reach`,
        `t9`.`hosted`,
        `t9`.`landing`,
        IF(
          (
            IF(
              (
                `t9`.`cores` IS NOT NULL
              )
              AND (
                (
                  `t9`.`processors` * 8
                ) IS NOT NULL
              ),
              IF(`t9`.`cores` >= (
                `t9`.`processors` * 8
              ), `t9`.`cores`, `t9`.`processors` * 8),
              NULL
            ) IS NOT NULL
          )
          AND (
            16 IS NOT NULL
          ),
          IF(
            IF(
              (
                `t9`.`cores` IS NOT NULL
              )
              AND (
                (
                  `t9`.`processors` * 8
                ) IS NOT NULL
              ),
              IF(`t9`.`cores` >= (
                `t9`.`processors` * 8
              ), `t9`.`cores`, `t9`.`processors` * 8),
              NULL
            ) >= 16,
            IF(
              (
                `t9`.`cores` IS NOT NULL
              )
              AND (
                (
                  `t9`.`processors` * 8
                ) IS NOT NULL
              ),
              IF(`t9`.`cores` >= (
                `t9`.`processors` * 8
              ), `t9`.`cores`, `t9`.`processors` * 8),
              NULL
            ),
            16
          ),
          NULL
        ) AS `base`,
        CONCAT(
          CONCAT(
            CONCAT(
              COALESCE(
                IF(
                  `t9`.`cores` = 1,
                  '1 core',
                  CONCAT(COALESCE(CAST(`t9`.`cores` AS STRING), '?'), ' cores')
                ),
                '?'
              ),
              ' on '
            ),
            COALESCE(
              IF(
                `t9`.`processors` = 1,
                '1 processor',
                CONCAT(COALESCE(CAST(`t9`.`processors` AS STRING), '?'), ' processors')
              ),
              '?'
            )
          ),
          ', at least 8 each and 16 in all'
        ) AS `base_words`
      FROM (
        SELECT
          `t8`.`product`,
          `t8`.`thing`,
          `t8`.`machines`,
          `t8`.`guests`,
          `t8`.`native`,
          `t8`.`homeless`,
          `t8`.`processors`,
          `t8`.`cores`,
          `t8`.`cpu_model`,
          `t8`.`version`,
          `t8`.`cluster`,
          `t8`.`vcenter`,
          `t8`.`vcpus`,
          `t8`.`reach`,
          IF(`t8`.`guests` > 0, `t8`.`guests`, `t8`.`native`) AS `hosted`,
          '' AS `landing`
        FROM (
          SELECT
            `t7`.`product`,
            `t7`.`thing`,
            `t7`.`machines`,
            `t7`.`guests`,
            `t7`.`native`,
            `t7`.`homeless`,
            `t7`.`processors`,
            `t7`.`cores`,
            `t7`.`cpu_model`,
            `t7`.`version`,
            `t7`.`cluster`,
            `t7`.`vcenter`,
            `t7`.`vcpus`,
            '' AS `reach`
          FROM (
            SELECT
              `t6`.`product`,
              `t6`.`thing`,
              `t6`.`machines`,
              `t6`.`guests`,
              `t6`.`native`,
              `t6`.`homeless`,
              `t6`.`processors`,
              `t6`.`cores`,
              `t6`.`cpu_model`,
              `t6`.`version`,
              `t6`.`cluster`,
              `t6`.`vcenter`,
              `t6`.`vcpus`
            FROM (
              SELECT
                `t5`.`product`,
                `t5`.`thing`,
                `t5`.`machines`,
                `t5`.`guests`,
                `t5`.`native`,
                `t5`.`vcpus_known`,
                `t5`.`vcpus_unknown`,
                `t5`.`homeless`,
                `t5`.`processors`,
                `t5`.`cores`,
                `t5`.`cpu_model`,
                `t5`.`version`,
                `t5`.`cluster`,
                `t5`.`vcenter`,
                IF(`t5`.`vcpus_unknown` > 0, CAST(NULL AS BIGINT), `t5`.`vcpus_known`) AS `vcpus`
              FROM (
                SELECT
                  `t4`.`product`,
                  `t4`.`thing`,
                  SUM(`t4`.`rows`) AS `machines`,
                  SUM(`t4`.`virtual`) AS `guests`,
                  MAX(1 - `t4`.`virtual`) AS `native`,
                  SUM(`t4`.`virtual` * COALESCE(`t4`.`vcpus`, 0)) AS `vcpus_known`,
                  SUM(`t4`.`virtual` * IF(`t4`.`vcpus` IS NULL, 1, 0)) AS `vcpus_unknown`,
                  MAX(`t4`.`homeless`) AS `homeless`,
                  MAX(`t4`.`processors`) AS `processors`,
                  MAX(`t4`.`cores`) AS `cores`,
                  MAX(`t4`.`cpu_model`) AS `cpu_model`,
                  MAX(`t4`.`version`) AS `version`,
                  MAX(`t4`.`cluster`) AS `cluster`,
                  MAX(`t4`.`vcenter`) AS `vcenter`
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        `t1`.`product`,
                        `t1`.`machine`,
                        `t1`.`rows`,
                        `t1`.`version`,
                        `t1`.`vcpus`,
                        `t1`.`users`,
                        `t1`.`cluster`,
                        `t1`.`vcenter`,
                        IF(`t1`.`active` > 0, CAST(NULL AS STRING), `t1`.`environment`) AS `environment`,
                        IF(COALESCE(`t1`.`kind` = 'virtual', FALSE), 1, 0) AS `virtual`,
                        IF(`t1`.`kind` = 'device', 1, 0) AS `device`,
                        IF(COALESCE(`t1`.`kind` = 'virtual', FALSE) AND (
                          `t1`.`host` IS NULL
                        ), 1, 0) AS `homeless`,
                        IF(
                          COALESCE(`t1`.`kind` = 'virtual', FALSE),
                          COALESCE(`t1`.`host`, `t1`.`machine`),
                          `t1`.`machine`
                        ) AS `thing`,
                        IF(COALESCE(`t1`.`kind` = 'virtual', FALSE), `t1`.`host_processors`, `t1`.`processors`) AS `processors`,
                        IF(COALESCE(`t1`.`kind` = 'virtual', FALSE), `t1`.`host_cores`, `t1`.`cores`) AS `cores`,
                        IF(
                          COALESCE(`t1`.`kind` = 'virtual', FALSE),
                          COALESCE(`t1`.`host_cpu_model`, `t1`.`cpu_model`),
                          `t1`.`cpu_model`
                        ) AS `cpu_model`
                      FROM (
                        SELECT
                          `t0`.`product`,
                          `t0`.`machine`,
                          COUNT(*) AS `rows`,
                          MIN(
                            LOWER(
                              IF(TRIM(' \t\n\r\013\014' FROM `t0`.`environment`) = '', NULL, `t0`.`environment`)
                            )
                          ) AS `environment`,
                          MAX(
                            IF(
                              IF(TRIM(' \t\n\r\013\014' FROM `t0`.`environment`) = '', NULL, `t0`.`environment`) IS NULL,
                              1,
                              0
                            )
                          ) AS `active`,
                          MAX(`t0`.`users`) AS `users`,
                          MAX(IF(TRIM(' \t\n\r\013\014' FROM `t0`.`kind`) = '', NULL, `t0`.`kind`)) AS `kind`,
                          MAX(IF(TRIM(' \t\n\r\013\014' FROM `t0`.`cpu_model`) = '', NULL, `t0`.`cpu_model`)) AS `cpu_model`,
                          MAX(IF(TRIM(' \t\n\r\013\014' FROM `t0`.`host`) = '', NULL, `t0`.`host`)) AS `host`,
                          MAX(
                            IF(TRIM(' \t\n\r\013\014' FROM `t0`.`host_cpu_model`) = '', NULL, `t0`.`host_cpu_model`)
                          ) AS `host_cpu_model`,
                          MAX(IF(TRIM(' \t\n\r\013\014' FROM `t0`.`cluster`) = '', NULL, `t0`.`cluster`)) AS `cluster`,
                          MAX(IF(TRIM(' \t\n\r\013\014' FROM `t0`.`vcenter`) = '', NULL, `t0`.`vcenter`)) AS `vcenter`,
                          MAX(IF(TRIM(' \t\n\r\013\014' FROM `t0`.`version`) = '', NULL, `t0`.`version`)) AS `version`,
                          MAX(IF(`t0`.`processors` > 0, `t0`.`processors`, NULL)) AS `processors`,
                          MAX(IF(`t0`.`cores` > 0, `t0`.`cores`, NULL)) AS `cores`,
                          MAX(IF(`t0`.`vcpus` > 0, `t0`.`vcpus`, NULL)) AS `vcpus`,
                          MAX(IF(`t0`.`host_processors` > 0, `t0`.`host_processors`, NULL)) AS `host_processors`,
                          MAX(IF(`t0`.`host_cores` > 0, `t0`.`host_cores`, NULL)) AS `host_cores`
                        FROM `footprint` AS `t0`
                        GROUP BY
                          1,
                          2
                      ) AS `t1`
                    ) AS `t2`
                    WHERE
                      `t2`.`device` = 0
                  ) AS `t3`
                  WHERE
                    `t3`.`device` = 0
                ) AS `t4`
                GROUP BY
                  1,
                  2
              ) AS `t5`
            ) AS `t6`
          ) AS `t7`
        ) AS `t8`
      ) AS `t9`
    ) AS `t10`
  ) AS `t11`
) AS `t12`
