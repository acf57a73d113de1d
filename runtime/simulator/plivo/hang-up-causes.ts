export type HangUpCause = { name: string; cause: string };

/** A code's name, and the short word that webhooks carry as well. https://www.plivo.com/docs/voice/troubleshooting/hangup-causes */
export function hangUpCause(code: string): HangUpCause {
  return causes.get(code) ?? { name: 'Unknown', cause: 'UNKNOWN' };
}

const causes: ReadonlyMap<string, HangUpCause> = new Map(
  [
    ['1000', 'Cancelled', 'ORIGINATOR_CANCEL'],
    ['2000', 'Invalid Destination Address', 'UNALLOCATED_NUMBER'],
    ['3000', 'No Answer', 'NO_ANSWER'],
    ['3010', 'Busy Line', 'USER_BUSY'],
    ['3020', 'Rejected', 'CALL_REJECTED'],
    ['4000', 'Normal Hangup', 'NORMAL_CLEARING'],
    ['4010', 'End Of XML Instructions', 'NORMAL_CLEARING'],
    ['7011', 'Error Reaching Answer URL', 'NORMAL_CLEARING'],
    ['7012', 'Error Reaching Action URL', 'NORMAL_CLEARING'],
    ['7013', 'Error Reaching Transfer URL', 'NORMAL_CLEARING'],
    ['7014', 'Error Reaching Redirect URL', 'NORMAL_CLEARING'],
    ['7021', 'Invalid Answer URL', 'NORMAL_CLEARING'],
    ['7022', 'Invalid Action URL', 'NORMAL_CLEARING'],
    ['7023', 'Invalid Transfer URL', 'NORMAL_CLEARING'],
    ['7024', 'Invalid Redirect URL', 'NORMAL_CLEARING'],
    ['7032', 'Invalid Method For Action URL', 'NORMAL_CLEARING'],
    ['7034', 'Invalid Method For Redirect URL', 'NORMAL_CLEARING'],
    ['8011', 'Invalid Answer XML', 'NORMAL_CLEARING'],
    ['8012', 'Invalid Action XML', 'NORMAL_CLEARING'],
    ['8013', 'Invalid Transfer XML', 'NORMAL_CLEARING'],
    ['8014', 'Invalid Redirect XML', 'NORMAL_CLEARING'],
  ].map(([code = '', name = '', cause = '']) => [code, { name, cause }]),
);
