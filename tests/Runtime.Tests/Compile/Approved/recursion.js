// input 77ddda81cae602d8
(function (num, str, tru, jsn, rnd, guard, pulse, step, result, runs, over, halt, dead, lall, llen, lget, lpos, lhas, ladd, ldel, lclr, lins, lset, show, v, l, c) {
var g = 0, d = 0;
return { s: [], h: [] };
})
(function (num, str, tru, jsn, rnd, guard, pulse, step, result, runs, over, halt, dead, lall, llen, lget, lpos, lhas, ladd, ldel, lclr, lins, lset, show, v, l, c) {
var g = 0, d = 0, c0 = c[0];
function s0(t, f) {
var k;
d = 0;
L: for (;;) switch (f.pc) {
case 0:
f.pc = 1; t.f = { p: f, d: f.d + 1, k: 0, n: p0, pc: 0, a0: 5 }; return 0;
case 1:
return 2;
}
}
function p0(t, f) {
var k;
d = 0;
L: for (;;) switch (f.pc) {
case 0:
if (f.d > 100000) over();
if (!c0(0, f.a0)) { f.pc = 1; continue L; }
f.pc = 2; t.f = { p: f, d: f.d + 1, k: 1, n: p0, pc: 0, a0: (num(f.a0) + (-1)) }; return recursive(f, p0, 1);
case 2:
case 1:
t.r = ""; t.f = f.p; return 0;
}
}
return { s: [s0], h: [null] };
})