SELECT
  `t13`.`product`,
  `t13`.`version`,
  `t13`.`machine`,
  COALESCE(`t13`.`kind`, 'unknown') AS `kind`,
  `t13`.`processors`,
  `t13`.`cores`,
  `t13`.`vcpus`,
  `t13`.`cpu_model`,
  `t13`.`environment`,
  `t13`.`users`,
  `t13`.`host`,
  `t5`.`host_processors`,
  `t5`.`host_cores`,
  `t5`.`host_cpu_model`,
  COALESCE(`t13`.`cluster`, `t5`.`host_cluster`) AS `cluster`,
  COALESCE(`t13`.`vcenter`, `t5`.`host_vcenter`) AS `vcenter`,
  COALESCE(`t13`.`powered`, TRUE) AS `powered`,
  COALESCE(`t13`.`template`, FALSE) AS `template`,
  LOWER(COALESCE(`t13`.`environment`, '')) IN (
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
  `t13`.`used`,
  `t13`.`supposed`,
  `t13`.`unstated`,
  IF(
    COALESCE(
      (
        `t13`.`kind` = 'virtual'
      )
      AND (
        `t13`.`host` <> ''
      )
      AND NOT (
        COALESCE((
          `t5`.`host_kind` IS NULL
        ) AND `t13`.`in_cloud`, FALSE)
      ),
      FALSE
    ),
    `t13`.`host`,
    `t13`.`machine`
  ) AS `place`
FROM (
  SELECT
    `t11`.`product`,
    `t11`.`machine`,
    `t11`.`version`,
    `t11`.`users`,
    `t11`.`used`,
    `t11`.`_stage`,
    `t11`.`supposed`,
    `t11`.`unstated`,
    `t11`.`machine_right`,
    `t11`.`kind`,
    `t11`.`processors`,
    `t11`.`cores`,
    `t11`.`vcpus`,
    `t11`.`cpu_model`,
    COALESCE(`t11`.`_stage`, `t11`.`environment`) AS `environment`,
    `t11`.`host`,
    `t11`.`cluster`,
    `t11`.`vcenter`,
    `t11`.`powered`,
    `t11`.`template`,
    `t11`.`in_cloud`
  FROM (
    SELECT
      `t10`.`product`,
      `t10`.`machine`,
      `t10`.`version`,
      `t10`.`users`,
      `t10`.`used`,
      `t10`.`_stage`,
      `t10`.`supposed`,
      `t10`.`unstated`,
      `t8`.`machine` AS `machine_right`,
      `t8`.`kind`,
      `t8`.`processors`,
      `t8`.`cores`,
      `t8`.`vcpus`,
      `t8`.`cpu_model`,
      `t8`.`environment`,
      `t8`.`host`,
      `t8`.`cluster`,
      `t8`.`vcenter`,
      `t8`.`powered`,
      `t8`.`template`,
      `t8`.`in_cloud`
    FROM (
      SELECT
        `t7`.`product`,
        `t7`.`machine`,
        `t7`.`version`,
        `t7`.`users`,
        `t7`.`used`,
        `t7`.`_stage`,
        FALSE AS `supposed`,
        FALSE AS `unstated`
      FROM (
        SELECT
          `t3`.`product`,
          `t3`.`machine`,
          `t3`.`version`,
          `t3`.`users`,
          `t3`.`used`,
          CAST(NULL AS STRING) AS `_stage`
        FROM (
          SELECT
            `t1`.`product`,
            `t1`.`machine`,
            MAX(`t1`.`version`) AS `version`,
            SUM(`t1`.`users`) AS `users`,
            BOOL_OR(COALESCE(`t1`.`used`, TRUE)) AS `used`
          FROM `deployed` AS `t1`
          GROUP BY
            1,
            2
        ) AS `t3`
      ) AS `t7`
    ) AS `t10`
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
    ) AS `t8`
      ON `t10`.`machine` = `t8`.`machine`
  ) AS `t11`
) AS `t13`
LEFT OUTER JOIN (
  SELECT
    `t2`.`machine` AS `host`,
    `t2`.`kind` AS `host_kind`,
    `t2`.`processors` AS `host_processors`,
    `t2`.`cores` AS `host_cores`,
    `t2`.`cpu_model` AS `host_cpu_model`,
    `t2`.`cluster` AS `host_cluster`,
    `t2`.`vcenter` AS `host_vcenter`
  FROM (
    SELECT
      *
    FROM `machines` AS `t0`
    WHERE
      `t0`.`kind` = 'host'
  ) AS `t2`
) AS `t5`
  ON `t13`.`host` = `t5`.`host`
