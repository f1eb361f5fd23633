import { it } from '@jest/globals';
import { GuideLibrary } from '@app/guide';
import { x12Transaction } from './transactions.js';
it('x', () => { let t0=performance.now(); const l=GuideLibrary.load('mappings'); const load=performance.now()-t0;
 const line='PO1*1*10*EA*2.50**UP*614141100019*VN*HG-100~PID*F****ENAMEL MUG BLUE~SDQ*EA*92*0001*5*0002*5~';
 const t=x12Transaction('850','BEG*00*SA*4711**20260301~CUR*BY*USD~REF*DP*014~DTM*010*20260301~N1*BY*ACME*UL*0614141000005~N1*ST*STORE*92*0001~N3*100 MAIN STREET~N4*COLUMBUS*OH*43215*US~'+line.repeat(20)+'CTT*20~');
 const g=l.get('x12/004010/850')!; for (let i=0;i<2000;i++) g.match(t);
 t0=performance.now(); const n=5000; for (let i=0;i<n;i++) g.match(t); const ms=performance.now()-t0;
 const bytes=t.text.length; console.log({load, perSecond: n/ms*1000, mbs: n*bytes/ms/1000, bytes, f: g.match(t).failures.length}); });
