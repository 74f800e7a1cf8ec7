// input c740d96a31feeb5f
(function (num, str, tru, jsn, rnd, guard, pulse, step, result, runs, over, halt, dead, lall, llen, lget, lpos, lhas, ladd, ldel, lclr, lins, lset, show, v, l, c) {
var g = 0, d = 0;
return { s: [], h: [] };
})
(function (num, str, tru, jsn, rnd, guard, pulse, step, result, runs, over, halt, dead, lall, llen, lget, lpos, lhas, ladd, ldel, lclr, lins, lset, show, v, l, c) {
var g = 0, d = 0, v0 = v[0], c0 = c[0], c1 = c[1];
function s0(t, f) {
var k;
d = 0;
L: for (;;) switch (f.pc) {
case 0:
f.x0 = 10;
case 1:
if (!(f.x0 >= 1)) { f.pc = 2; continue L; } f.x0 = f.x0 - 1;
v0.v = num(v0.v) + 1;
f.pc = 1; return 1;
case 2:
case 3:
if (!(!c0(9, v0.v))) { f.pc = 4; continue L; }
v0.v = num(v0.v) + 1;
f.pc = 3; return 1;
case 4:
case 5:
if (!(true)) { f.pc = 6; continue L; }
c1(v0.v);
f.pc = 5; return 1;
case 6:
return 2;
}
}
return { s: [s0], h: [null] };
})