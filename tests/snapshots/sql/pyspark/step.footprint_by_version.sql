SELECT
  `t19`.`product`,
  `t19`.`version`,
  `t19`.`machine`,
  COALESCE(`t19`.`kind`, 'unknown') AS `kind`,
  `t19`.`processors`,
  `t19`.`cores`,
  `t19`.`vcpus`,
  `t19`.`cpu_model`,
  `t19`.`environment`,
  `t19`.`users`,
  `t19`.`host`,
  `t8`.`host_processors`,
  `t8`.`host_cores`,
  `t8`.`host_cpu_model`,
  COALESCE(`t19`.`cluster`, `t8`.`host_cluster`) AS `cluster`,
  COALESCE(`t19`.`vcenter`, `t8`.`host_vcenter`) AS `vcenter`,
  COALESCE(`t19`.`powered`, TRUE) AS `powered`,
  COALESCE(`t19`.`template`, FALSE) AS `template`,
  LOWER(COALESCE(`t19`.`environment`, '')) IN (
    'test',
    'testing',
    'development',
    'dev',
    'integration',
    'qualification',
    'qa',
    'uat',
    'acceptance',
    'sandbox',
    'local'
  ) AS `test`,
  `t19`.`used`,
  `t19`.`supposed`,
  `t19`.`unstated`,
  IF(
    COALESCE(
      (
        `t19`.`kind` = 'virtual'
      )
      AND (
        `t19`.`host` <> ''
      )
      AND NOT (
        COALESCE((
          `t8`.`host_kind` IS NULL
        ) AND `t19`.`in_cloud`, FALSE)
      ),
      FALSE
    ),
    `t19`.`host`,
    `t19`.`machine`
  ) AS `place`
FROM (
  SELECT
    `t17`.`product`,
    `t17`.`machine`,
    `t17`.`users`,
    `t17`.`used`,
    `t17`.`version`,
    `t17`.`_stage`,
    `t17`.`supposed`,
    `t17`.`unstated`,
    `t17`.`machine_right`,
    `t17`.`kind`,
    `t17`.`processors`,
    `t17`.`cores`,
    `t17`.`vcpus`,
    `t17`.`cpu_model`,
    COALESCE(`t17`.`_stage`, `t17`.`environment`) AS `environment`,
    `t17`.`host`,
    `t17`.`cluster`,
    `t17`.`vcenter`,
    `t17`.`powered`,
    `t17`.`template`,
    `t17`.`in_cloud`
  FROM (
    SELECT
      `t16`.`product`,
      `t16`.`machine`,
      `t16`.`users`,
      `t16`.`used`,
      `t16`.`version`,
      `t16`.`_stage`,
      `t16`.`supposed`,
      `t16`.`unstated`,
      `t10`.`machine` AS `machine_right`,
      `t10`.`kind`,
      `t10`.`processors`,
      `t10`.`cores`,
      `t10`.`vcpus`,
      `t10`.`cpu_model`,
      `t10`.`environment`,
      `t10`.`host`,
      `t10`.`cluster`,
      `t10`.`vcenter`,
      `t10`.`powered`,
      `t10`.`template`,
      `t10`.`in_cloud`
    FROM (
      SELECT
        `t14`.`product`,
        `t14`.`machine`,
        `t14`.`users`,
        `t14`.`used`,
        `t14`.`version`,
        `t14`.`_stage`,
        FALSE AS `supposed`,
        FALSE AS `unstated`
      FROM (
        SELECT
          `t13`.`product`,
          `t13`.`machine`,
          `t13`.`users`,
          `t13`.`used`,
          `t13`.`version`,
          CAST(NULL AS STRING) AS `_stage`
        FROM (
          SELECT
            `t12`.`product`,
            `t12`.`machine`,
            `t12`.`users`,
            `t12`.`used`,
            COALESCE(`t3`.`_version`, `t12`.`_only`) AS `version`
          FROM (
            SELECT
              `t7`.`product`,
              `t7`.`machine`,
              MAX(`t7`.`version`) AS `_only`,
              MAX(`t7`.`_rank`) AS `_newest`,
              SUM(`t7`.`users`) AS `users`,
              BOOL_OR(COALESCE(`t7`.`used`, TRUE)) AS `used`
            FROM (
              SELECT
                `t4`.`product`,
                `t4`.`version`,
                `t4`.`machine`,
                `t4`.`users`,
                `t4`.`used`,
                `t3`.`_of`,
                `t3`.`_version`,
                `t3`.`_rank`
              FROM `deployed` AS `t4`
              LEFT OUTER JOIN `versions` AS `t3`
                ON `t4`.`product` = `t3`.`_of` AND `t4`.`version` = `t3`.`_version`
            ) AS `t7`
            GROUP BY
              1,
              2
          ) AS `t12`
          LEFT OUTER JOIN `versions` AS `t3`
            ON `t12`.`product` = `t3`.`_of` AND `t12`.`_newest` = `t3`.`_rank`
        ) AS `t13`
      ) AS `t14`
    ) AS `t16`
    LEFT OUTER JOIN (
      SELECT
        `t0`.`machine`,
        `t0`.`kind`,
        `t0`.`processors`,
        `t0`.`cores`,
        `t0`.`vcpus`,
        `t0`.`cpu_model`,
        `t0`.`environment`,
        `t0`.`host`,
        `t0`.`cluster`,
        `t0`.`vcenter`,
        `t0`.`powered`,
        `t0`.`template`,
        COALESCE(
          LOWER(COALESCE(`t0`.`host`, '')) RLIKE '(^|[^a-z0-9])(amazon|aws|azure|ec2|gce|gcp|google|oci|oracle cloud|rds)([^a-z0-9]|$)',
          FALSE
        ) AS `in_cloud`
      FROM `machines` AS `t0`
    ) AS `t10`
      ON `t16`.`machine` = `t10`.`machine`
  ) AS `t17`
) AS `t19`
LEFT OUTER JOIN (
  SELECT
    `t5`.`machine` AS `host`,
    `t5`.`kind` AS `host_kind`,
    `t5`.`processors` AS `host_processors`,
    `t5`.`cores` AS `host_cores`,
    `t5`.`cpu_model` AS `host_cpu_model`,
    `t5`.`cluster` AS `host_cluster`,
    `t5`.`vcenter` AS `host_vcenter`
  FROM (
    SELECT
      *
    FROM `machines` AS `t0`
    WHERE
      `t0`.`kind` = 'host'
  ) AS `t5`
) AS `t8`
  ON `t19`.`host` = `t8`.`host`
