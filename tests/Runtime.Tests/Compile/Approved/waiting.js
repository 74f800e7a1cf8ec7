// input 5d66be7e829bfef7
(function (num, str, tru, jsn, rnd, guard, pulse, step, result, runs, over, halt, dead, lall, llen, lget, lpos, lhas, ladd, ldel, lclr, lins, lset, show, v, l, c) {
var g = 0, d = 0;
return { s: [], h: [] };
})
(function (num, str, tru, jsn, rnd, guard, pulse, step, result, runs, over, halt, dead, lall, llen, lget, lpos, lhas, ladd, ldel, lclr, lins, lset, show, v, l, c) {
var g = 0, d = 0, c0 = c[0], c1 = c[1], c2 = c[2];
function s0(t, f) {
var k;
d = 0;
L: for (;;) switch (f.pc) {
case 0:
if (c0("?")) { f.pc = 1; return 4; }
case 1:
c1(1); f.pc = 2;
case 2:
if ((k = step(false)) !== 0) return k;
c2("go"); f.pc = 3;
case 3:
if ((k = step(false)) !== 0) return k;
halt(0); return 2;
return 2;
}
}
return { s: [s0], h: [null] };
})