/** The hidden sheet on which a workbook says where it was issued; it is written and read under this name. */
export const originSheetName = 'Herkunft'
