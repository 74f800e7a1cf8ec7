using System.Runtime.CompilerServices;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Discovery;
using MLKids.Runtime.Compile;
using MLKids.Runtime.Projects;

namespace MLKids.Runtime.Hosting;

/// <summary>What has been made of a project's blocks, kept as long as the project: a second green flag compiles nothing again.</summary>
internal sealed class CompiledProject
{
    private static readonly ConditionalWeakTable<Project, CompiledProject> Known = [];
    private readonly BlockSet _blocks;
    private readonly List<Diagnostic> _findings = [];

    private CompiledProject(Project project, BlockSet blocks)
    {
        _blocks = blocks;
        Targets = [.. Lowering.Lower(project, blocks, _findings.Add).Select(ir => new TargetCode(ir))];
    }

    public IReadOnlyList<TargetCode> Targets { get; }

    /// <summary>Lets go of a project's code and of the blocks that it is bound to.</summary>
    public static void Forget(Project project) => Known.Remove(project);

    /// <summary>The project's code; what the compiler found is told each time.</summary>
    public static CompiledProject Of(Project project, BlockSet blocks, Action<Diagnostic> report)
    {
        var compiled = Known.GetValue(project, p => new CompiledProject(p, blocks));
        if (compiled._blocks != blocks)
        {
            compiled = new CompiledProject(project, blocks);
            Known.AddOrUpdate(project, compiled);
        }

        compiled._findings.ForEach(report);
        return compiled;
    }
}
