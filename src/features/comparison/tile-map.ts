/**
 * The world as squares, one for each State of the catalogue, about where it lies; drawn by hand (decision 0014). Four
 * blocks, so that they can stand below each other on a narrow screen. A line is a row, each entry three letters or a dot.
 */
const BLOCKS = {
  americas: `
    .   CAN .   .   .   .   .   .
    .   USA .   .   .   .   .   .
    MEX .   .   CUB BHS .   .   .
    GTM BLZ .   JAM HTI DOM KNA ATG
    SLV HND .   .   .   .   .   DMA
    .   NIC .   .   .   .   VCT LCA
    .   CRI PAN .   .   TTO GRD BRB
    .   .   .   COL VEN GUY SUR .
    .   .   ECU PER BRA .   .   .
    .   .   CHL BOL PRY .   .   .
    .   .   .   ARG URY .   .   .`,
  europe_africa: `
    ISL .   .   .   NOR SWE FIN .   .   .
    .   IRL GBR .   DNK .   EST .   .   .
    .   .   .   NLD DEU POL LVA RUS .   .
    .   .   BEL LUX CZE SVK LTU BLR .   .
    .   .   FRA CHE LIE AUT HUN UKR .   .
    .   AND MCO ITA SVN HRV SRB ROU MDA .
    PRT ESP .   SMR .   BIH MNE BGR .   .
    .   .   .   VAT .   ALB MKD .   TUR .
    .   .   .   .   MLT .   GRC .   CYP .
    .   .   MAR DZA TUN LBY EGY .   .   .
    CPV .   MRT MLI NER TCD SDN ERI .   .
    GMB SEN GIN BFA NGA CAF SSD ETH DJI .
    GNB SLE CIV GHA BEN CMR UGA KEN SOM .
    .   LBR .   TGO GNQ COG COD RWA TZA SYC
    .   .   .   STP GAB AGO ZMB BDI MWI COM
    .   .   .   .   .   NAM BWA ZWE MOZ MDG
    .   .   .   .   .   .   ZAF LSO SWZ MUS`,
  asia: `
    .   .   .   .   KAZ .   .   MNG .   .   .
    .   GEO .   TKM UZB KGZ .   CHN PRK .   JPN
    .   ARM AZE IRN AFG TJK NPL BTN KOR .   .
    LBN SYR IRQ .   PAK IND BGD MMR LAO VNM .
    ISR PSE JOR KWT .   .   .   .   THA KHM PHL
    .   SAU BHR QAT ARE MDV LKA .   MYS BRN .
    .   .   YEM OMN .   .   .   .   SGP IDN .
    .   .   .   .   .   .   .   .   .   .   TLS`,
  pacific: `
    PLW FSM .   MHL .   .
    .   .   NRU KIR .   .
    PNG SLB .   TUV .   .
    .   .   VUT FJI WSM .
    AUS .   .   TON NIU COK
    .   .   NZL .   .   .`,
} as const;

export const BLOCK_NAMES = ['americas', 'europe_africa', 'asia', 'pacific'] as const;
export type BlockName = (typeof BLOCK_NAMES)[number];

/** Rows from the top of the map to the top of a block, so that the equator runs about level through all of them. */
const DOWN: Readonly<Record<BlockName, number>> = { americas: 3, europe_africa: 0, asia: 5, pacific: 9 };

export interface PlacedState {
  /** ISO 3166-1 alpha-3. */
  readonly id: string;
  readonly column: number;
  readonly row: number;
}

export interface MapBlock {
  readonly name: BlockName;
  readonly columns: number;
  readonly rows: number;
  readonly down: number;
  readonly states: readonly PlacedState[];
}

let read: readonly MapBlock[] | null = null;

/** The blocks from west to east. Read once. */
export function mapBlocks(): readonly MapBlock[] {
  read ??= BLOCK_NAMES.map(blockOf);
  return read;
}

function blockOf(name: BlockName): MapBlock {
  const lines = BLOCKS[name]
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  const columns = lines[0]?.length ?? 0;
  return {
    name,
    columns,
    rows: lines.length,
    down: DOWN[name],
    states: lines.flatMap((line, row) =>
      line.flatMap((id, column) => (id === '.' ? [] : [{ id, column, row }])),
    ),
  };
}
