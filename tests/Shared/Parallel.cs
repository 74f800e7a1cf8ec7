// More than two cores have: these tests wait for processes, timers and pages most of the time.
[assembly: Parallelize(Workers = 3, Scope = ExecutionScope.ClassLevel)]
