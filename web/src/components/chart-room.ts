/** Room beside what a chart draws, px: its axis to the left, half a label of time to the right. For what stands over a chart by its time. */
export const chartRoom = { left: 62, right: 28 } as const;
