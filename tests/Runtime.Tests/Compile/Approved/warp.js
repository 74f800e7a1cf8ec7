// input de39d0ff7c96adf0
(function (num, str, tru, jsn, rnd, guard, pulse, step, result, runs, over, halt, dead, lall, llen, lget, lpos, lhas, ladd, ldel, lclr, lins, lset, show, v, l, c) {
var g = 0, d = 0;
return { s: [], h: [] };
})
(function (num, str, tru, jsn, rnd, guard, pulse, step, result, runs, over, halt, dead, lall, llen, lget, lpos, lhas, ladd, ldel, lclr, lins, lset, show, v, l, c) {
var g = 0, d = 0, v0 = v[0];
function s0(t, f) {
var k;
d = 0;
L: for (;;) switch (f.pc) {
case 0:
f.pc = 1; t.f = { p: f, d: f.d + 1, k: 0, n: p0w, pc: 0, a0: 100 }; return 0;
case 1:
return 2;
}
}
function p0w(t, f) {
var k, i1;
d = 0;
L: for (;;) switch (f.pc) {
case 0:
f.x0 = rnd(f.a0);
case 1:
i1 = f.x0;
while (i1 >= 1) { i1--;
v0.v = num(v0.v) + 1;
if (--g < 0 && (g = guard()) < 0) { f.x0 = i1; f.pc = 1; return 1; } }
t.r = ""; t.f = f.p; return 0;
}
}
return { s: [s0], h: [null] };
})