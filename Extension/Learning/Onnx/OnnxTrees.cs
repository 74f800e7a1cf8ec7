using MLKids.Learning.Featurizers.Pictures.Network;
using MLKids.Learning.Trainers.Trees;

namespace MLKids.Learning.Onnx;

/// <summary>Trees as one TreeEnsembleRegressor (ai.onnx.ml version 3), which adds up what their leaves say.</summary>
internal static class OnnxTrees
{
    /// <param name="graph">The graph.</param>
    /// <param name="trees">The trees.</param>
    /// <param name="input">Name of the features, float [N, features].</param>
    /// <param name="start">What the sums start from, one per target.</param>
    /// <param name="says">For a tree and one of its leaves: targets and what is added to them.</param>
    /// <returns>Name of the sums, float [N, targets].</returns>
    public static string Write(OnnxGraph graph, TreeNodes trees, string input, float[] start, Func<int, int, IEnumerable<(int Target, float Value)>> says)
    {
        const string Output = "trees";
        var count = trees.Count;
        long[] tree = new long[count], node = new long[count], feature = new long[count], yes = new long[count], no = new long[count];
        var (value, mode) = (new float[count], new string[count]);
        List<long> targetTree = [], targetNode = [], target = [];
        var added = new List<float>();
        for (int at = 0, current = -1; at < count; at++)
        {
            if (current + 1 < trees.Roots.Length && trees.Roots[current + 1] == at)
                current++;
            var root = trees.Roots[current];
            (tree[at], node[at]) = (current, at - root);
            if (trees.Feature(at) != TreeNodes.Leaf)
            {
                (mode[at], feature[at], value[at]) = ("BRANCH_LEQ", trees.Feature(at), trees.Value(at));
                (yes[at], no[at]) = (at + 1 - root, trees.Right(at) - root);
                continue;
            }

            mode[at] = "LEAF";
            foreach (var (place, add) in says(current, at))
            {
                targetTree.Add(current);
                targetNode.Add(at - root);
                target.Add(place);
                added.Add(add);
            }
        }

        graph.LearningNode(
            "TreeEnsembleRegressor",
            [input],
            [Output],
            OnnxGraph.Attribute("n_targets", (long)start.Length),
            OnnxGraph.Attribute("base_values", start.AsSpan()),
            OnnxGraph.Attribute("aggregate_function", "SUM"),
            OnnxGraph.Attribute("post_transform", "NONE"),
            OnnxGraph.Attribute("nodes_treeids", tree),
            OnnxGraph.Attribute("nodes_nodeids", node),
            OnnxGraph.Attribute("nodes_featureids", feature),
            OnnxGraph.Attribute("nodes_values", value.AsSpan()),
            OnnxGraph.Attribute("nodes_modes", mode),
            OnnxGraph.Attribute("nodes_truenodeids", yes),
            OnnxGraph.Attribute("nodes_falsenodeids", no),
            OnnxGraph.Attribute("target_treeids", [.. targetTree]),
            OnnxGraph.Attribute("target_nodeids", [.. targetNode]),
            OnnxGraph.Attribute("target_ids", [.. target]),
            OnnxGraph.Attribute("target_weights", added.ToArray().AsSpan()));
        return Output;
    }
}
