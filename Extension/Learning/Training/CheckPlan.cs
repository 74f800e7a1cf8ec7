namespace MLKids.Learning.Training;

/// <summary>How the accuracy of a set of some size is measured.</summary>
/// <param name="UpToRows">Holds for sets with at most so many rows.</param>
/// <param name="Folds">The rows are cut into so many parts, fewer when a label has fewer groups.</param>
/// <param name="Rounds">So many of the parts are held out in turn; fewer than <paramref name="Folds"/> means only a part of the rows is
/// asked.</param>
public sealed record CheckPlan(int UpToRows, int Folds, int Rounds);
