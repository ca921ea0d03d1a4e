import { Component, type ComponentChild, type FunctionComponent, h } from 'preact';

/** Draws a view again only when one of its properties became another value. */
export function memo<Props extends object>(view: FunctionComponent<Props>): FunctionComponent<Props> {
  class Memo extends Component<Props> {
    override shouldComponentUpdate(next: Props): boolean {
      const before = this.props as Props;
      const names = new Set([...Object.keys(before), ...Object.keys(next)]) as Set<keyof Props>;
      return [...names].some((name) => !Object.is(before[name], next[name]));
    }
    override render(props: Props): ComponentChild {
      return h(view, props);
    }
  }
  return (props) => h(Memo, props);
}
